#!/bin/bash
# The application of an environment that has none of its own yet: a service that answers 200 on the health path,
# and with a page that names the environment on every other one. It runs on what Amazon Linux 2023 carries (python3, systemd).
# Replace it with `app.bootScript` in environments.yaml.
#
# MULTIENV_ROOT puts everything under another folder, for tests.
set -eu

root=$(printenv MULTIENV_ROOT || true)
folder="$root/usr/local/lib/multi-env"
unit="$root/etc/systemd/system/multi-env-app.service"

mkdir -p "$folder" "$(dirname "$unit")"

cat >"$folder/app.py" <<'PYTHON'
"""Answers the load balancer's health check, and shows which environment this is."""

import html
import http.server
import os
import urllib.parse

HEALTH_PATH = os.environ["APP_HEALTH_PATH"]
PORT = int(os.environ["APP_PORT"])
TITLE = html.escape(os.environ["ENVIRONMENT_SUFFIX"])
PAGE = f"""<!doctype html>
<html lang="en"><meta charset="utf-8"><title>{TITLE}</title>
<h1>{TITLE}</h1>
<p>Environment {html.escape(os.environ["ENVIRONMENT"])} of {html.escape(os.environ["PROJECT"])} is up.
This page comes from the default boot script: set <code>app.bootScript</code> to run your own application.</p>
</html>
"""


class Handler(http.server.BaseHTTPRequestHandler):
    """One small answer, without reading anything that the client sends beyond the path."""

    protocol_version = "HTTP/1.1"
    server_version = "multi-env"
    sys_version = ""
    timeout = 30

    def do_GET(self):
        healthy = self.path in (HEALTH_PATH, urllib.parse.quote(HEALTH_PATH, safe="/?&=%"))
        content_type, body = ("text/plain", "ok\n") if healthy else ("text/html", PAGE)
        payload = body.encode()
        self.send_response(200 if healthy or self.path == "/" else 404)
        self.send_header("Content-Type", f"{content_type}; charset=utf-8")
        self.send_header("Content-Length", str(len(payload)))
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(payload)

    do_HEAD = do_GET

    def log_message(self, format, *args):
        """Health checks every few seconds would fill the journal."""


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128


Server(("", PORT), Handler).serve_forever()
PYTHON
chmod 0644 "$folder/app.py"

cat >"$unit" <<'UNIT'
[Unit]
Description=Default application of multi-env-infrastructure
Wants=network-online.target
After=network-online.target

[Service]
EnvironmentFile=/etc/multi-env/environment
ExecStart=/usr/bin/python3 -I /usr/local/lib/multi-env/app.py
Restart=always
RestartSec=2
DynamicUser=yes
AmbientCapabilities=CAP_NET_BIND_SERVICE
CapabilityBoundingSet=CAP_NET_BIND_SERVICE
NoNewPrivileges=yes
ProtectSystem=strict
ProtectHome=yes
PrivateTmp=yes
PrivateDevices=yes
ProtectClock=yes
ProtectControlGroups=yes
ProtectHostname=yes
ProtectKernelLogs=yes
ProtectKernelModules=yes
ProtectKernelTunables=yes
ProtectProc=invisible
LockPersonality=yes
MemoryDenyWriteExecute=yes
RestrictAddressFamilies=AF_INET AF_INET6
RestrictNamespaces=yes
RestrictRealtime=yes
RestrictSUIDSGID=yes
SystemCallArchitectures=native
SystemCallFilter=@system-service
UMask=0077
# Nothing here needs the credentials of the instance.
IPAddressDeny=169.254.169.254

[Install]
WantedBy=multi-user.target
UNIT
chmod 0644 "$unit"

systemctl daemon-reload
systemctl enable --now multi-env-app.service
