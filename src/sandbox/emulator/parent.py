"""Ends the server with the process that wanted it."""

import os
import sys
import threading
import time


def exit_with_parent(pid: int) -> None:
    """Looks twice a second whether the process lives, and ends this one when it does not."""

    def watch() -> None:
        while lives(pid):
            time.sleep(0.5)
        os._exit(0)

    threading.Thread(target=watch, daemon=True).start()


def lives(pid: int) -> bool:
    if sys.platform == "win32":
        return _lives_on_windows(pid)
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _lives_on_windows(pid: int) -> bool:
    """os.kill(pid, 0) would end the process there."""
    import ctypes

    synchronize, timed_out = 0x00100000, 0x00000102
    handle = ctypes.windll.kernel32.OpenProcess(synchronize, False, pid)
    if not handle:
        return False
    try:
        return ctypes.windll.kernel32.WaitForSingleObject(handle, 0) == timed_out
    finally:
        ctypes.windll.kernel32.CloseHandle(handle)
