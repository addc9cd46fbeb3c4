#!/usr/bin/python3
"""Bombs: inputs of every kind that are small and want much. `bombs.py PROGRAM [--small] [NAME …]` prints a table of what each takes.

Each is built at one, two and four times its size. A text goes through `build`, an office file through `build` as an attachment
and through `import`; the costlier counts. Fails when a run is killed or panics, takes more than 5 s of processor or 500 MiB (an
office file: 300 MiB), or grows steeper than its input (more than three times at twice the size, where that can be told).
"""
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from office import OFFICE
from texts import SETTINGS, TEXTS

SECONDS, TEXT_MIB, OFFICE_MIB = 5, 500, 300
# Below this, start-up and the machine's noise are as much as the input's part.
TELLING = 0.8
GROWTH = 3


class Cost:
    """What a run took."""

    def __init__(self, status, seconds, mib, words):
        self.status, self.seconds, self.mib, self.words = status, seconds, mib, words

    def faults(self, most):
        if self.status not in (0, 1, 2) or b'panicked' in self.words:
            yield 'ended with %s: %s' % (self.status, self.words[-200:].decode(errors='replace'))
        if self.seconds > SECONDS:
            yield '%.1f s' % self.seconds
        if self.mib > most:
            yield '%d MiB' % self.mib


def run(command, folder):
    """Runs a command, for a minute of processor and 8 GiB at most."""
    def limits():
        resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
        resource.setrlimit(resource.RLIMIT_AS, (8 << 30, 8 << 30))
    with tempfile.TemporaryFile() as words:
        child = subprocess.Popen(command, cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=words, preexec_fn=limits)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        words.seek(max(0, words.seek(0, 2) - 4000))
        return Cost(child.returncode, usage.ru_utime + usage.ru_stime, usage.ru_maxrss >> 10, words.read())


def lay(folder, files):
    size = 0
    for name, content in files.items():
        content = content.encode() if isinstance(content, str) else content
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        size += len(content)
    return size


def measure(program, name, times, folder):
    """The size of a bomb, and what each command took on it."""
    build = [program, 'build', '--quiet', '--as-of', '2024-06-01']
    if name in TEXTS:
        size = lay(folder, {'content/site.yaml': SETTINGS, **TEXTS[name](times)})
        return size, [run(build, folder)]
    file, content = OFFICE[name](times)
    text = '---\ntitle: 测试\npublished: 2024-01-01\nsource: 甲\nattachments:\n  - {file: %s, title: 甲}\n---\n字\n' % file
    lay(folder, {'content/site.yaml': SETTINGS, 'content/notices/a.md': text, 'content/notices/' + file: content, 'in/' + file: content})
    taken = [program, 'import', '--quiet', '--as-of', '2024-06-01', 'in/' + file]
    return len(content), [run(build, folder), run(taken, folder)]


def judge(name, rows):
    """What is wrong with a bomb's costs at each size."""
    most = TEXT_MIB if name in TEXTS else OFFICE_MIB
    faults = [fault for _, costs in rows for cost in costs for fault in cost.faults(most)]
    for (size, costs), (larger, more) in zip(rows, rows[1:]):
        for one, two in zip(costs, more):
            if one.seconds > TELLING and two.seconds > one.seconds * GROWTH * larger / size / 2:
                faults.append('%.1f s, then %.1f s' % (one.seconds, two.seconds))
    return faults


def main(program, *words):
    small = '--small' in words
    chosen = [word for word in words if not word.startswith('--')]
    passed = failed = 0
    print('%-42s %s' % ('', 'KB, seconds, MiB at each size'))
    for name in [*TEXTS, *OFFICE]:
        if chosen and not any(word in name for word in chosen):
            continue
        rows = []
        for times in [1] if small else [1, 2, 4]:
            with tempfile.TemporaryDirectory(dir='/dev/shm' if os.path.isdir('/dev/shm') else None) as folder:
                rows.append(measure(program, name, times, Path(folder)))
        faults = judge(name, rows)
        passed, failed = passed + (not faults), failed + bool(faults)
        cells = ['%7.0f %5.1f %4d' % (size / 1000, max(c.seconds for c in costs), max(c.mib for c in costs)) for size, costs in rows]
        said = '   FAILED: ' + '; '.join(faults) if faults else ''
        print('%-42s %s%s' % (name, ' |'.join(cells), said), flush=True)
    print('%d passed, %d failed' % (passed, failed))
    return failed > 0 or passed == 0


if __name__ == '__main__':
    sys.exit(main(os.path.abspath(sys.argv[1]), *sys.argv[2:]))
