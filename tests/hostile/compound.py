"""A compound file (OLE) with streams below its root, as small as a reader takes it."""
import struct

FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def compound(streams):
    streams = {name: data.ljust(4096, b'\0') for name, data in streams.items()}
    names = sorted(streams, key=lambda name: (len(name), name.upper()))
    count = lambda size, unit: -(-size // unit)
    directory = count((len(names) + 1) * 128, 512)
    chains = [directory] + [count(len(streams[name]), 512) for name in names]
    fats = 1
    while fats * 128 < fats + sum(chains):
        fats += 1
    assert fats <= 109, 'no table of tables is written'
    table, starts = [FAT] * fats, []
    for length in chains:
        starts.append(len(table))
        table += [*range(len(table) + 1, len(table) + length), END]
    table += [FREE] * (fats * 128 - len(table))
    entries = entry('Root Entry', 5, child=1 if names else FREE, start=END)
    for number, name in enumerate(names, 1):
        right = number + 1 if number < len(names) else FREE
        entries += entry(name, 2, right=right, start=starts[number], size=len(streams[name]))
    head = struct.pack('<8s16xHHHHH6xIIIIIIIII', bytes.fromhex('D0CF11E0A1B11AE1'), 0x3E, 3, 0xFFFE, 9, 6,
                       0, fats, starts[0], 0, 4096, END, 0, END, 0)
    head += struct.pack('<109I', *range(fats), *[FREE] * (109 - fats))
    body = struct.pack('<%dI' % len(table), *table) + entries.ljust(directory * 512, b'\0')
    for name in names:
        body += streams[name].ljust(count(len(streams[name]), 512) * 512, b'\0')
    return head + body


def entry(name, kind, right=FREE, child=FREE, start=0, size=0):
    text = (name + '\0').encode('utf-16-le')
    return text.ljust(64, b'\0') + struct.pack('<HBBIII36xIQ', len(text), kind, 1, FREE, right, child, start, size)
