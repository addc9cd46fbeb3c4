"""Every command that writes, killed (-9) at moments spread over its run: nothing is torn or lost, the next run succeeds by itself
and leaves nothing that an undisturbed run would not have left. Slow; GONGBAO_KILLS names the moments for each (500 before a release)."""
import os, re, signal, statistics, subprocess, time, unittest

import judge, servers
from sample import DAY
from servers import PROGRAM
from test_lifecycle import Dav, Folder, S3, assets

MOMENTS = int(os.environ.get('GONGBAO_KILLS', '20'))
TEXTS = ('正文的一种写法，联系人身份证号一栏留空。', '正文的另一种写法，比前一种长一些，读起来也没有什么不同。')


def names(folder):
    """What stands below a folder, by name; names that hold a digest, a day or a number count as one."""
    return {re.sub(r'\d{8}T\d{6}Z-[0-9a-f]{8}(-\d+)?|[0-9a-f]{8,}|\d+', '#', str(path.relative_to(folder))) for path in folder.rglob('*')}


class Killed:
    """A command line over a site that can be set to one of two states."""

    def __init__(self, site, *words):
        self.site, self.words = site, [str(word) for word in words]

    def start(self):
        return subprocess.Popen([PROGRAM, *self.words, '--as-of', DAY, '--lang', 'en', '--site', self.site.root], stdin=subprocess.DEVNULL,
                                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env={**os.environ, **self.site.env}, start_new_session=True)

    def whole(self):
        return self.site.program(*self.words)

    def lasts(self, prepare):
        """The median of undisturbed runs, in seconds."""
        times = []
        for turn in range(7):
            prepare(turn)
            begin = time.perf_counter()
            self.start().wait()
            times.append(time.perf_counter() - begin)
        return statistics.median(times[2:])

    def killed_after(self, seconds):
        """True if the kill came before the end."""
        process = self.start()
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            pass
        before = process.poll() is None
        if before:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        return before


class Kills(unittest.TestCase):
    def over(self, command, prepare, after_kill, after_next, root):
        """Kills at moments spread evenly over the run; both judges get the number of the turn."""
        lasts = command.lasts(prepare)
        usual, came = names(root()), 0
        for turn in range(MOMENTS):
            prepare(turn)
            came += command.killed_after(lasts * 1.05 * turn / MOMENTS)
            label = f'turn {turn} of {MOMENTS}, {" ".join(command.words)}'
            after_kill(turn, label)
            done = command.whole()
            self.assertEqual(done.returncode, 0, f'{label}\n{done.stdout}{done.stderr}')
            after_next(turn, label)
            self.assertEqual(names(root()) - usual, set(), label)
        print(f'  {" ".join(command.words[:2])}: {came} of {MOMENTS} kills came before the end of a run of {lasts:.2f} s', flush=True)
        self.assertGreater(came, MOMENTS // 4)

    def sample(self, name):
        return Folder(servers.fresh(name + '-target') / 'www').site(name)

    def test_build(self):
        site = self.sample('kills-build')
        trees = []
        for text in TEXTS:
            site.notice('first', '关于第一件事的通知', text + '\n')
            trees.append(site.build())

        def whole(_, label):
            self.assertIn(site.files(), trees, label)

        self.over(Killed(site, 'build', '-q'), lambda turn: site.notice('first', '关于第一件事的通知', TEXTS[turn % 2] + '\n'), whole,
                  lambda turn, label: self.assertEqual(site.files(), trees[turn % 2], label), lambda: site.root)

    def one_file(self, name, words, made):
        """A command that makes one file: it is absent or whole after the kill, and the same bytes after the next run."""
        site = self.sample(name)
        site.build()
        made = site.root / made
        command = Killed(site, *(str(site.root / word) if word == made.name else word for word in words))
        self.assertEqual(command.whole().returncode, 0)
        right = made.read_bytes()

        def whole(_, label):
            if made.exists():
                self.assertEqual(made.read_bytes(), right, label)

        self.over(command, lambda _: made.unlink(missing_ok=True), whole, lambda _, label: self.assertEqual(made.read_bytes(), right, label),
                  lambda: site.root)

    def test_package(self):
        self.one_file('kills-package', ('package', '-q', '--out', 'handed.zip'), 'handed.zip')

    def test_archive(self):
        words = ('archive', 'create', '-q', '--at', '2024-06-01T02:03:04Z')
        site = self.sample('kills-name')
        site.build()
        self.assertEqual(Killed(site, *words).whole().returncode, 0)
        made = next((site.root / 'archive').glob('*.wacz')).name
        self.one_file('kills-archive', words, 'archive/' + made)

    def test_timestamp(self):
        site = self.sample('kills-timestamp')
        stamped, question = site.root / 'a.bin', site.root / 'a.tsq'
        stamped.write_bytes(b'a' * 300000)

        # A question holds a random number, so no two are alike; it is whole when openssl reads it.
        def read(_, label):
            if question.exists():
                done = subprocess.run(['openssl', 'ts', '-query', '-in', str(question), '-text'], capture_output=True, text=True)
                self.assertIn('Hash Algorithm', done.stdout, label + done.stderr)

        self.over(Killed(site, 'archive', 'timestamp', stamped, '--query', question), lambda _: question.unlink(missing_ok=True), read, read,
                  lambda: site.root)

    def test_fix(self):
        site = self.sample('kills-fix')
        wrong, page = '---\ntitle: 关于第一件事的通知\npublished: 2024-01-02\n---\n联系人：张某，13812345678。\n', site.root / 'content/notices/first.md'
        page.write_text(wrong)
        command = Killed(site, 'check', '--fix', '-q')
        command.whole()
        right = page.read_text()
        self.assertNotEqual(right, wrong)

        def whole(_, label):
            self.assertIn(page.read_text(), (wrong, right), label)

        self.over(command, lambda _: page.write_text(wrong), whole, lambda _, label: self.assertEqual(page.read_text(), right, label),
                  lambda: site.root)

    def publish(self, make, root):
        target = make()
        try:
            site = target.site('kills-publish')
            trees = []
            for text in TEXTS:
                site.notice('first', '关于第一件事的通知', text + '\n')
                trees.append(site.build())
            site.publish('-q', *target.words)

            def prepare(turn):
                site.notice('first', '关于第一件事的通知', TEXTS[turn % 2] + '\n')
                site.build()

            def whole(_, label):
                lasting = set(trees[0]) & set(trees[1])
                # A server still does the request that it had got; one of them moves files by deleting the old one first.
                for _ in range(20):
                    tree = target.tree()
                    if lasting <= set(tree):
                        break
                    time.sleep(0.1)
                self.assertEqual(lasting - set(tree), set(), label)
                self.assertEqual(judge.missing(tree), [], label)

            def after(turn, label):
                tree, right = target.tree(), trees[turn % 2]
                self.assertEqual({path: tree.get(path) for path in right}, right, label)
                self.assertLessEqual(set(tree) - set(right), assets(trees[1 - turn % 2], right), label)

            self.over(Killed(site, 'publish', 'run', 'portal', '-q', *target.words), prepare, whole, after, lambda: root(target))
        finally:
            target.stop()

    def test_folder(self):
        self.publish(lambda: Folder(servers.fresh('kills-folder') / 'www'), lambda target: target.root)

    def test_sftp(self):
        self.publish(lambda: (lambda server: Folder(server.folder / 'www', server))(servers.sshd('kills-sshd')), lambda target: target.root)

    def test_s3(self):
        self.publish(lambda: S3(servers.rclone_s3('kills-s3'), False), lambda target: target.server.disk)

    def test_webdav(self):
        self.publish(lambda: Dav(servers.wsgidav('kills-dav')), lambda target: target.server.folder)


if __name__ == '__main__':
    unittest.main(verbosity=2)
