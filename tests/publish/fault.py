"""A proxy that spoils request number k and lets all others through, and writes down what it saw."""
import http.client, http.server, socket, threading

WRITES = {'PUT', 'POST', 'DELETE', 'MKCOL', 'MOVE', 'COPY'}


class Fault:
    """`mode`: cut, lose (cut after the server acted), 403, 500, truncate. Counts from 1; k = 0 spoils nothing."""

    def __init__(self, upstream_port):
        self.upstream, self.k, self.mode, self.persist = upstream_port, 0, 'cut', False
        self.seen, self.spoiled, self.lock = [], False, threading.Lock()
        owner = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = 'HTTP/1.1'
            disable_nagle_algorithm = True  # or every answer waits for 40 ms

            def log_message(self, *_):
                pass

            def any(self):
                owner.handle(self)

        for method in ('GET', 'HEAD', 'PUT', 'POST', 'DELETE', 'MKCOL', 'MOVE', 'PROPFIND', 'COPY'):
            setattr(Handler, 'do_' + method, Handler.any)
        self.server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Handler)
        self.server.daemon_threads = True
        self.server.handle_error = lambda *_: None  # clients and faults cut connections
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    @property
    def url(self):
        return f'http://127.0.0.1:{self.port}'

    def reset(self, k=0, mode='cut'):
        with self.lock:
            self.k, self.mode, self.seen, self.spoiled = k, mode, [], False

    def writes(self):
        return [(method, path) for method, path in self.seen if method in WRITES]

    def stop(self):
        self.server.shutdown()
        self.server.server_close()

    def handle(self, request):
        length = int(request.headers.get('content-length') or 0)
        body = request.rfile.read(length) if length else b''
        with self.lock:
            self.seen.append((request.command, request.path.split('?')[0]))
            fault = self.mode if len(self.seen) == self.k else None
        if fault == 'cut':
            return self.drop(request)
        if fault in ('403', '500'):
            self.spoiled = True
            request.send_response(int(fault))
            request.send_header('content-length', '0')
            return request.end_headers()
        if fault == 'truncate' and body:
            self.spoiled, body = True, body[:len(body) // 2]
        headers = {k: v for k, v in request.headers.items() if k.lower() not in ('content-length', 'connection', 'expect')}
        if request.command in ('PUT', 'POST') or body:
            headers['content-length'] = str(len(body))
        # Where the client asked, the server asks too: S3 signs the host, WebDAV names it in `destination`.
        if 'destination' in {k.lower() for k in headers}:
            name = next(k for k in headers if k.lower() == 'destination')
            headers[name] = headers[name].replace(f':{self.port}/', f':{self.upstream}/')
            headers = {k: v for k, v in headers.items() if k.lower() != 'host'} | {'Host': f'127.0.0.1:{self.upstream}'}
        connection = http.client.HTTPConnection('127.0.0.1', self.upstream, timeout=60)
        try:
            connection.putrequest(request.command, request.path, skip_host=True, skip_accept_encoding=True)
            for name, value in headers.items():
                connection.putheader(name, value)
            connection.endheaders(body)
            answer = connection.getresponse()
            data = answer.read()
        finally:
            connection.close()
        if fault == 'lose':
            return self.drop(request)
        request.send_response(answer.status)
        for name, value in answer.getheaders():
            if name.lower() not in ('transfer-encoding', 'connection', 'content-length', 'date', 'server'):
                request.send_header(name, value)
        declared = answer.getheader('content-length') if request.command == 'HEAD' else str(len(data))
        if declared is not None and not (answer.status == 204):
            request.send_header('content-length', declared)
        request.end_headers()
        if request.command == 'HEAD':
            return
        # Of an answer that refuses or tells what was done, nobody reads the text.
        if fault == 'truncate' and not self.spoiled and len(data) > 1 and request.command == 'GET' and answer.status < 300:
            request.wfile.write(data[:len(data) // 2])
            return self.drop(request)
        request.wfile.write(data)

    def drop(self, request):
        self.spoiled = True
        request.close_connection = True
        try:
            request.connection.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass
