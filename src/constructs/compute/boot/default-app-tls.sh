#!/bin/bash
# Before the default application: lets it serve TLS, for `app.protocol: https`. The certificate is made here and signs itself: a load balancer
# encrypts to its targets and does not look at their certificates. The key is the instance's own, and gone with it.
set -eu

root=$(printenv MULTIENV_ROOT || true)
folder="$root/usr/local/lib/multi-env"
tls="$root/etc/multi-env/tls"
extra="$root/etc/systemd/system/multi-env-app.service.d"

mkdir -p "$folder" "$tls" "$extra"
chmod 0700 "$tls"
(
  umask 0077
  openssl req -x509 -newkey rsa:2048 -sha256 -nodes -days 3650 -subj /CN=multi-env-app \
    -keyout "$tls/key.pem" -out "$tls/certificate.pem" 2>/dev/null
  cat "$tls/key.pem" "$tls/certificate.pem" >"$tls/app.pem"
  rm "$tls/key.pem"
)

cat >"$folder/app-tls.py" <<'PYTHON'
"""Runs app.py behind TLS 1.2 or newer."""

import http.server
import os
import runpy
import ssl

CONTEXT = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
CONTEXT.minimum_version = ssl.TLSVersion.TLSv1_2
CONTEXT.load_cert_chain(os.path.join(os.environ["CREDENTIALS_DIRECTORY"], "app.pem"))


class TlsServer(http.server.ThreadingHTTPServer):
    def get_request(self):
        connection, address = super().get_request()
        # The handshake comes with the first read, in the thread of the request: one that says nothing holds nobody up.
        return CONTEXT.wrap_socket(connection, server_side=True, do_handshake_on_connect=False), address

    def handle_error(self, request, client_address):
        """Connections that speak no TLS would fill the journal."""


http.server.ThreadingHTTPServer = TlsServer
runpy.run_path(os.path.join(os.path.dirname(os.path.abspath(__file__)), "app.py"), run_name="__main__")
PYTHON
chmod 0644 "$folder/app-tls.py"

cat >"$extra/tls.conf" <<'UNIT'
[Service]
LoadCredential=app.pem:/etc/multi-env/tls/app.pem
ExecStart=
ExecStart=/usr/bin/python3 -I /usr/local/lib/multi-env/app-tls.py
UNIT
chmod 0644 "$extra/tls.conf"

