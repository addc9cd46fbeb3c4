"""A time authority for tests: HTTP on loopback, answers by openssl. Arguments: its folder, and where to write the port."""
import http.server
import pathlib
import subprocess
import sys
import tempfile

FOLDER, PORT = sys.argv[1:]


class Authority(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        query = self.rfile.read(int(self.headers["Content-Length"]))
        right = self.headers["Content-Type"] == "application/timestamp-query"
        with tempfile.NamedTemporaryFile() as file:
            file.write(query)
            file.flush()
            words = ["openssl", "ts", "-reply", "-config", "tsa.cnf", "-queryfile", file.name]
            reply = subprocess.run(words, cwd=FOLDER, capture_output=True).stdout
        self.send_response(200 if right and reply else 400)
        self.send_header("Content-Type", "application/timestamp-reply")
        self.send_header("Content-Length", str(len(reply)))
        self.end_headers()
        self.wfile.write(reply)

    def log_message(self, *words):
        pass


server = http.server.HTTPServer(("127.0.0.1", 0), Authority)
pathlib.Path(PORT).write_text(str(server.server_port))
server.serve_forever()
