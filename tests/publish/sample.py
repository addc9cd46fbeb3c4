"""A small site whose content the tests write, built and published by the program."""
import json, os, pathlib, shutil, struct, subprocess, zlib

from servers import PROGRAM, fresh

DAY = '2024-06-01'


def png(shade):
    """A picture of one point."""
    chunk = lambda kind, data: struct.pack('>I', len(data)) + kind + data + struct.pack('>I', zlib.crc32(kind + data))
    return (b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', 1, 1, 8, 0, 0, 0, 0))
            + chunk(b'IDAT', zlib.compress(bytes([0, shade]))) + chunk(b'IEND', b''))


class Site:
    def __init__(self, name, target, elder=False):
        self.root, self.target, self.env, self.elder = fresh(name), target, {}, elder
        self.notice('first', '关于第一件事的通知')
        self.notice('second', '关于第二件事的通知')
        self.notice('picture', '关于有图和附件的通知', '这一篇有一张图和一个附件，用来看发布的先后：图和附件要先到，页面后到，列表最后到，读者任何时候打开都是完整的一套。见图：\n\n![说明图的样子](picture.png)\n', 'table.csv')
        self.write('content/notices/picture.png', png(10))
        self.write('content/notices/table.csv', '名称,数\n甲,1\n')
        self.settings()

    @property
    def public(self):
        return self.root / 'public'

    def write(self, path, data):
        path = self.root / path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data.encode() if isinstance(data, str) else data)

    def settings(self, **change):
        self.target.update(change)
        lines = ''.join(f'    {key}: {json.dumps(value, ensure_ascii=False)}\n' for key, value in self.target.items())
        self.write('content/site.yaml', f'name: 测试站\nurl: https://test.example/\norg:\n  name: 测试街道办事处\n'
                                        f'elder: {str(self.elder).lower()}\npublish:\n  -\n{lines}')

    def notice(self, slug, title, body='正文。\n', attachment=None):
        extra = f'attachments:\n  - {{file: {attachment}, title: 附表}}\n' if attachment else ''
        self.write(f'content/notices/{slug}.md', f'---\ntitle: {title}\npublished: 2024-01-02\n{extra}---\n{body}')

    def remove(self, slug):
        (self.root / f'content/notices/{slug}.md').unlink()

    def program(self, *words, check=None, env=None):
        done = subprocess.run([PROGRAM, *words, '--as-of', DAY, '--lang', 'en', '--site', self.root],
                              capture_output=True, text=True, env={**os.environ, **self.env, **(env or {})})
        if check is not None and done.returncode != check:
            raise AssertionError(f'{words}: status {done.returncode}, expected {check}\n{done.stdout}{done.stderr}')
        return done

    def build(self):
        self.program('build', '-q', check=0)
        return self.files()

    def publish(self, *words, check=0, env=None):
        return self.program('publish', 'run', self.target['name'], *words, check=check, env=env)

    def files(self):
        return {str(p.relative_to(self.public)): p.read_bytes() for p in self.public.rglob('*') if p.is_file()}
