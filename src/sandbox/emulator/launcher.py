"""Starts moto's server with the corrections of this folder, on a free port of 127.0.0.1.

Prints one line of JSON when it answers: {"endpoint": "http://127.0.0.1:PORT", "instance": "…", "pid": …}. With --ready-file the same
goes into that file, which appears complete or not at all.
"""

import argparse
import json
import os
import signal
import sys
import threading
import uuid

# Must be set before moto is imported: AmazonSSMManagedInstanceCore and its like exist only with it.
os.environ["MOTO_IAM_LOAD_MANAGED_POLICIES"] = "true"
# Would overrule the account of the access key.
os.environ.pop("MOTO_ACCOUNT_ID", None)


def main() -> None:
    arguments = parse_arguments()
    from werkzeug.serving import make_server

    import corrections
    import refusals
    from application import Application, QuietRequestHandler
    from parent import exit_with_parent
    from strict.judge import Judge
    from strict.recorder import Recorder

    for name, correct in corrections.ALL.items():
        if name not in arguments.without:
            correct()

    instance = str(uuid.uuid4())
    judge = Judge(
        {name: refuse for name, refuse in refusals.ALL.items() if name not in arguments.without},
        models="service-models" not in arguments.without,
    )
    recorder = Recorder(arguments.record) if arguments.record else None
    application = Application(instance, judge, "unknown-actions" not in arguments.without, recorder)
    server = make_server("127.0.0.1", 0, application, threaded=True, request_handler=QuietRequestHandler)
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: sys.exit(0))
    if arguments.parent_pid is not None:
        exit_with_parent(arguments.parent_pid)
    # moto sends some requests to itself.
    os.environ["MOTO_PORT"] = str(server.server_port)
    # The socket listens already; the line must not wait for serve_forever, which never returns.
    announcement = {"endpoint": f"http://127.0.0.1:{server.server_port}", "instance": instance, "pid": os.getpid()}
    threading.Thread(target=announce, args=(announcement, arguments.ready_file), daemon=True).start()
    server.serve_forever()


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--ready-file", help="file that receives the JSON when the server answers")
    parser.add_argument("--parent-pid", type=int, help="end when this process ends")
    parser.add_argument("--without", action="append", default=[], metavar="NAME", help="for tests: leave out a correction, a refusal, or the service-models")
    parser.add_argument("--record", metavar="FILE", help="for tests: write every request there, without its secrets")
    return parser.parse_args()


def announce(announcement: dict, ready_file: str | None) -> None:
    text = json.dumps(announcement)
    print(text, flush=True)
    if ready_file is not None:
        with open(f"{ready_file}.part", "w", encoding="utf-8") as file:
            file.write(text)
        os.replace(f"{ready_file}.part", ready_file)


if __name__ == "__main__":
    main()
