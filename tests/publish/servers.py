"""Real servers on loopback, each started on a free port and stopped at the end."""
import os, pathlib, shutil, signal, socket, subprocess, sys, time, urllib.request

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
WORK = ROOT / 'target' / 'publish'
BIN = WORK / 'venv' / 'bin'
PROGRAM = pathlib.Path(os.environ.get('GONGBAO_PROGRAM', ROOT / 'target' / 'release' / 'gongbao'))


def free_port():
    with socket.socket() as s:
        s.bind(('127.0.0.1', 0))
        return s.getsockname()[1]


def fresh(name):
    folder = WORK / 'run' / str(os.getpid()) / name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


class Server:
    """A process that listens on a port."""

    def __init__(self, command, port, folder, env=None):
        self.port, self.folder = port, folder
        with open(folder.parent / (folder.name + '.log'), 'ab') as log:
            self.process = subprocess.Popen(command, stdout=log, stderr=log, cwd=folder,
                                            env={**os.environ, **(env or {})}, start_new_session=True)
        deadline = time.time() + 60
        while True:
            try:
                socket.create_connection(('127.0.0.1', port), 1).close()
                return
            except OSError:
                if time.time() > deadline or self.process.poll() is not None:
                    raise RuntimeError(f'{command[0]} did not start; see {log.name}')
                time.sleep(0.1)

    @property
    def url(self):
        return f'http://127.0.0.1:{self.port}'

    def stop(self):
        try:
            os.killpg(self.process.pid, signal.SIGTERM)
            self.process.wait(10)
        except (ProcessLookupError, subprocess.TimeoutExpired):
            self.process.kill()


def moto(name='moto'):
    port = free_port()
    server = Server([str(BIN / 'moto_server'), '-H', '127.0.0.1', '-p', str(port)], port, fresh(name))
    server.keys = ('AKIDTEST', 'moto-secret-7Qx')
    server.bucket = 'testbucket'
    s3(server).create_bucket(Bucket=server.bucket)
    return server


def rclone_s3(name='rclone-s3'):
    port, folder = free_port(), fresh(name)
    (folder / 'testbucket').mkdir()
    keys = ('AKIDTEST', 'rclone-secret-7Qx')
    server = Server([str(BIN / 'rclone'), 'serve', 's3', '--auth-key', ','.join(keys), '--addr', f'127.0.0.1:{port}',
                     '--dir-cache-time', '1ms', str(folder)], port, folder, {'RCLONE_CONFIG': '/dev/null'})
    server.keys, server.bucket, server.disk = keys, 'testbucket', folder / 'testbucket'
    return server


def s3rver(name='s3rver'):
    port, folder = free_port(), fresh(name)
    server = Server([str(HERE / 'node_modules/.bin/s3rver'), '-d', str(folder), '-a', '127.0.0.1', '-p', str(port),
                     '--configure-bucket', 'testbucket'], port, folder)
    server.keys, server.bucket = ('S3RVER', 'S3RVER'), 'testbucket'
    return server


def wsgidav(name='wsgidav'):
    port, folder = free_port(), fresh(name)
    config = folder.parent / f'{name}.yaml'
    config.write_text(f'host: 127.0.0.1\nport: {port}\nprovider_mapping:\n  "/": {folder}\n'
                      'simple_dc:\n  user_mapping:\n    "*":\n      clerk:\n        password: "dav-secret-7Qx"\n'
                      'http_authenticator:\n  accept_basic: true\n  accept_digest: false\n  default_to_digest: false\n')
    server = Server([str(BIN / 'wsgidav'), '-c', str(config), '-q'], port, folder)
    server.keys = ('clerk', 'dav-secret-7Qx')
    return server


def rclone_dav(name='rclone-dav'):
    port, folder = free_port(), fresh(name)
    server = Server([str(BIN / 'rclone'), 'serve', 'webdav', '--addr', f'127.0.0.1:{port}', '--user', 'clerk',
                     '--pass', 'dav-secret-7Qx', str(folder)], port, folder, {'RCLONE_CONFIG': '/dev/null'})
    server.keys = ('clerk', 'dav-secret-7Qx')
    return server


def sshd(name='sshd'):
    port, folder = free_port(), fresh(name)
    private = folder.parent / f'{name}-keys'
    shutil.rmtree(private, ignore_errors=True)
    private.mkdir(mode=0o700)
    for key in ('host', 'clerk'):
        subprocess.run(['ssh-keygen', '-q', '-t', 'ed25519', '-N', '', '-f', str(private / key)], check=True)
    shutil.copy(private / 'clerk.pub', private / 'authorized')
    os.makedirs('/run/sshd', exist_ok=True)
    config = private / 'sshd_config'
    config.write_text(f'Port {port}\nListenAddress 127.0.0.1\nHostKey {private}/host\n'
                      f'AuthorizedKeysFile {private}/authorized\nStrictModes no\nPidFile none\n'
                      'Subsystem sftp internal-sftp\nPermitRootLogin prohibit-password\nUsePAM no\n')
    server = Server(['/usr/sbin/sshd', '-D', '-f', str(config), '-E', str(private / 'log')], port, folder)
    shown = subprocess.run(['ssh-keygen', '-lf', str(private / 'host.pub')], capture_output=True, text=True, check=True)
    server.fingerprint = shown.stdout.split()[1]
    server.key_file = str(private / 'clerk')
    server.user = subprocess.run(['id', '-un'], capture_output=True, text=True).stdout.strip()
    return server


def nginx(server_block, http_block='', name='nginx'):
    """nginx with this inside `server` and `http`; the port is put in for PORT."""
    port, folder = free_port(), fresh(name)
    config = folder / 'nginx.conf'
    config.write_text(f'''daemon off; pid {folder}/pid; error_log {folder}/error.log; worker_processes 1; user root;
events {{ worker_connections 256; }}
http {{
  include /etc/nginx/mime.types; access_log off;
  client_body_temp_path {folder}/b; proxy_temp_path {folder}/p; fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
  {http_block}
  server {{ listen 127.0.0.1:{port}; {server_block} }}
}}''')
    return Server(['nginx', '-c', str(config)], port, folder)


def s3(server, endpoint=None):
    import boto3
    from botocore.config import Config
    return boto3.client('s3', endpoint_url=endpoint or server.url, aws_access_key_id=server.keys[0],
                        aws_secret_access_key=server.keys[1], region_name='us-east-1',
                        config=Config(s3={'addressing_style': 'path'}, request_checksum_calculation='when_required',
                                      response_checksum_validation='when_required'))


def objects(server, prefix=''):
    """All objects of the bucket below a prefix, as {path: bytes}; from the disk where the store has them there."""
    if hasattr(server, 'disk'):
        found = files(server.disk / prefix) if (server.disk / prefix).is_dir() else {}
        return found
    client, found = s3(server), {}
    for page in client.get_paginator('list_objects_v2').paginate(Bucket=server.bucket, Prefix=prefix):
        for item in page.get('Contents', []):
            found[item['Key'][len(prefix):]] = client.get_object(Bucket=server.bucket, Key=item['Key'])['Body'].read()
    return found


def files(folder):
    """All files below a folder, as {path: bytes}."""
    folder = pathlib.Path(folder)
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob('*') if p.is_file()}
