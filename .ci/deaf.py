"""Forwards requests to an AWS endpoint, but forgets some of them: it says yes and does nothing.

  deaf.py URL   prints its own URL, then serves until it is ended

What it forgets is what the adapters rely on, one call or more of each service. Tests that pass against it test nothing.
"""

import http.client
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

FORGOTTEN = {
    "AWSGlue.BatchCreatePartition": b"{}",
    "AWSGlue.StartJobRun": b'{"JobRunId": "jr_none"}',
    "AmazonSQS.SendMessage": b'{"MessageId": "none"}',
}
HOP_BY_HOP = {"connection", "transfer-encoding", "content-length", "keep-alive"}
TARGET = urlsplit(sys.argv[1])


class Deaf(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def forward(self):
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        operation = self.headers.get("X-Amz-Target", "")
        if operation in FORGOTTEN:
            self.reply(200, [("Content-Type", "application/x-amz-json-1.1")], FORGOTTEN[operation])
        elif self.command in ("PUT", "DELETE") and not operation and self.path.strip("/").count("/") > 0:
            # An object, not a bucket.
            self.reply(200, [("ETag", '"none"')], b"")
        else:
            connection = http.client.HTTPConnection(TARGET.hostname, TARGET.port, timeout=60)
            connection.request(self.command, self.path, body, dict(self.headers.items()))
            answer = connection.getresponse()
            self.reply(answer.status, answer.getheaders(), answer.read())
            connection.close()

    do_GET = do_PUT = do_POST = do_DELETE = do_HEAD = forward

    def reply(self, status, headers, content):
        self.send_response_only(status)
        for name, value in headers:
            if name.lower() not in HOP_BY_HOP:
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def log_message(self, *_):
        pass


def main():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Deaf)
    print(f"http://127.0.0.1:{server.server_address[1]}", flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main()
