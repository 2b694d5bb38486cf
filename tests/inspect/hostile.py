"""hostile.py - archives and manifests made to do harm: each is refused
within a second, and with 64 MiB of memory at most."""
import os
import re
import subprocess
import sys
import zlib

import packages

SECONDS, KILOBYTES = 1.0, 64 * 1024
GOOD = packages.manifest('1.2')
MANIFEST = b'imsmanifest.xml'


def pack(data):
    z = zlib.compressobj(9, zlib.DEFLATED, -15)
    return z.compress(data) + z.flush()


def entry(name, data, **o):
    """An honest entry, deflated; options make it a dishonest one."""
    packed = pack(data)
    o = {'method': 8, 'crc': zlib.crc32(data), 'size': len(data), **o}
    return name, packed, o


def plain(name, data=b'x', **o):
    return name, data, {'crc': zlib.crc32(data), **o}


def with_manifest(text, *more):
    if isinstance(text, str):
        text = text.encode()
    return packages.raw([entry(MANIFEST, text), *more])


def zip_of(*more, **end):
    return packages.raw([entry(MANIFEST, GOOD.encode()), *more], **end)


def shared():
    """Two entries that share their bytes, as bombs do."""
    zeros = pack(bytes(900000))
    o = {'method': 8, 'crc': zlib.crc32(bytes(900000)), 'size': 900000}
    manifest = entry(MANIFEST, GOOD.encode())
    at = 30 + len(MANIFEST) + len(manifest[1])
    return packages.raw([manifest, (b'a.txt', zeros, o)] +
                        [(b'a.txt', zeros, {**o, 'at': at})] * 50)


def torn():
    whole = zip_of(plain(b'tell/index.html'))
    for cut in range(1, len(whole), 97):
        # Without its beginning it is no longer known for a zip.
        yield 'a zip torn off after %d bytes' % cut, whole[:cut], \
            ['E602' if cut >= 4 else 'E601']
    for at in range(40, len(whole), 61):
        damaged = bytearray(whole)
        damaged[at] ^= 0x55
        yield 'a zip with another byte %d' % at, bytes(damaged), None


def deep(n):
    return GOOD.replace('<resources>', '<resources>' + '<a>' * n + '</a>' * n)


def objectives(n):
    text = packages.manifest('2004-4')
    return text.replace(
        '<imsss:objective objectiveID="facts"/>',
        ''.join('<imsss:objective objectiveID="o%d"/>' % (i // 2)
                for i in range(n)))


def everything():
    """As much of all as is allowed: names, elements, bytes to unpack."""
    large = entry(b'large', os.urandom(90000) + bytes((16 << 20) - 90000))
    text = GOOD.replace('</organization>', ''.join(
        '<item identifier="I%d" identifierref="R%d"><title>t</title></item>' %
        (i, i) for i in range(18000)) + '</organization>').encode()
    return packages.raw(
        [plain(MANIFEST, text + b' ' * ((4 << 20) - len(text)))] +
        [plain(b'd' * 300 + b'/%d' % i) for i in range(19000)] +
        [(b'large%d' % i, *large[1:]) for i in range(12)])


def archives():
    """(name, bytes, codes that are told); None: there may be some."""
    zeros = bytes(40 << 20)
    yield 'a bomb', zip_of(entry(b'a.txt', zeros)), ['E603']
    yield 'a hundred bombs', zip_of(*[
        entry(b'%d.txt' % i, zeros[:2 << 20]) for i in range(100)]), ['E603']
    yield 'entries that share bytes', shared(), ['E603']
    yield 'more than it says', zip_of(
        entry(b'a.txt', zeros[:1 << 20], size=1000)), ['E602']
    yield 'less than it says', zip_of(
        entry(b'a.txt', b'abc', size=1000)), ['E602']
    yield 'another checksum', zip_of(plain(b'a.txt', crc=7)), ['E602']
    yield 'forty thousand files', zip_of(
        *[plain(b'%d' % i) for i in range(40000)]), ['E603']
    yield 'more files than there are', zip_of(n=900), ['E602']
    yield 'fewer files than there are', zip_of(plain(b'a.txt'), n=1), ['E602']
    yield 'a directory elsewhere', zip_of(start=0), ['E602']
    yield 'bytes behind the end', zip_of(behind=b'abc'), ['E602']
    yield 'a comment', zip_of(comment=b'made by hand'), ['E653', 'W635']
    yield 'a file of two names', zip_of(
        plain(b'a.txt', local=b'b.txt')), ['E602']
    yield 'twenty thousand folders in folders', zip_of(*[
        plain(b'a/' * 160 + b'%d' % i) for i in range(19000)]), \
        ['E653', 'W609']
    yield 'names that differ at their end', zip_of(*[
        plain(b'a' * 300 + b'/b' * 20 + b'%d' % i) for i in range(19000)]), \
        ['E653', 'W609']
    yield 'all there is at once', everything(), ['E645', 'W609', 'W613']
    yield 'nothing in it', packages.raw([]), ['E608']
    yield 'an empty file', b'', ['E601']
    yield 'two parts', zip_of(disk=1), ['E607']
    yield 'zip64', zip_of(n=0xffff), ['E607']
    yield 'zip64 in an entry', zip_of(
        plain(b'a.txt', packed=0xffffffff)), None
    for name, o in (('a password', {'flags': 1}), ('bzip2', {'method': 12}),
                    ('lzma', {'method': 14}),
                    ('sizes behind stored bytes', {'flags': 8})):
        yield name, zip_of(plain(b'a.txt', **o)), ['E607']
    for name in (b'../a.txt', b'/a.txt', b'b/../../a.txt', b'b\\a.txt',
                 b'C:/a.txt', b'b//a.txt', b'./a.txt', b'a\n.txt'):
        yield 'the name %r' % name, zip_of(plain(name)), ['E604']
    yield 'a symbolic link', zip_of(
        plain(b'a.txt', b'/etc/passwd', mode=0o120777)), ['E605']
    yield 'a device', zip_of(plain(b'a.txt', mode=0o020666)), ['E605']
    for a, b in ((b'a.txt', b'a.txt'), (b'a.txt', b'A.txt'), (b'a', b'a/b'),
                 (b'b/a', b'B/a')):
        yield 'the names %r and %r' % (a, b), zip_of(plain(a), plain(b)), \
            ['E606']
    yield 'two manifests', zip_of(entry(MANIFEST, b'<a/>')), ['E606']
    yield 'a long name', zip_of(plain(b'n' * 5000)), ['E602']
    yield from torn()


def manifests():
    laughs = ''.join('<!ENTITY l%d "%s">' % (i, '&l%d;' % (i - 1) * 10)
                     for i in range(1, 10))
    yield 'a billion laughs', GOOD.replace(
        '<manifest', '<!DOCTYPE m [<!ENTITY l0 "ha">%s]>\n<manifest' % laughs,
        1).replace('The night', '&l9;'), ['E621']
    yield 'a file of the computer', GOOD.replace(
        '<manifest', '<!DOCTYPE m [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
        '\n<manifest', 1).replace('The night', '&x;'), ['E621']
    yield 'a document type of the network', GOOD.replace(
        '<manifest', '<!DOCTYPE m SYSTEM "http://127.0.0.1:9/a.dtd">\n'
        '<manifest', 1), ['E621']
    yield 'schemas of the network', GOOD.replace(
        'imscp_rootv1p1p2.xsd', 'http://127.0.0.1:9/a.xsd'), None
    yield 'ninety elements deep', deep(90), ['E632']
    yield 'a thousand elements deep', deep(1000), ['E624']
    yield 'a hundred thousand deep', deep(100000), ['E624']
    yield 'half a million elements', GOOD.replace(
        '<resources>', '<resources>' + '<a/>' * 500000), ['E624']
    yield 'an attribute of 3 MB', GOOD.replace(
        '?part=1', '?part=' + '1' * 3000000), ['E624']
    yield 'an attribute of 60 kB', GOOD.replace(
        '?part=1', '?part=' + '1' * 60000), ['E632']
    yield 'a name of 3 MB', GOOD.replace(
        '<resources>', '<resources><' + 'a' * 3000000 + '/>'), None
    yield 'a title of 3 MB', GOOD.replace(
        'What to tell', 'T' * 3000000), ['E666']
    yield '8 MB', GOOD + ' ' * (8 << 20), ['E624']
    yield '3 MB of blanks', GOOD + ' ' * (3 << 20), []
    yield 'bytes of nobody', GOOD.encode().replace(b'night', b'n\xffght'), \
        ['E622']
    yield 'zeros', GOOD.encode().replace(b'night', b'n\0ght'), None
    yield 'the same identifier 40,000 times', GOOD.replace(
        '</organization>', '<item identifier="I1" identifierref="R1">'
        '<title>x</title></item>' * 20000 + '</organization>'), None
    yield 'thirty thousand objectives', objectives(30000), ['E660']
    yield 'a base of 60 kB for ten thousand files', GOOD.replace(
        '<resources>', '<resources xml:base="%s/">' % ('b' * 60000)).replace(
        '<file href="both/night.js"/>', '<file href="a.js"/>' * 10000), \
        ['E652']
    yield 'ninety bases for ten thousand files', GOOD.replace(
        '<file href="both/night.js"/>',
        ('<a xml:base="%s/">' % ('b' * 1000)) * 90 +
        '<b xmlns:c="http://www.imsproject.org/xsd/imscp_rootv1p1p2">' +
        '<c:file href="a.js"/>' * 10000 + '</b>' + '</a>' * 90), ['E652']
    yield 'fifty thousand attributes', GOOD.replace(
        '<resources>', '<resources %s>' % ' '.join(
            'adlcp:a%d=""' % i for i in range(50000))), ['E624']
    yield 'four hundred thousand attributes', GOOD.replace(
        '<resources>', '<!-- <a " --><resources %s>' % ' '.join(
            'a%x=">"' % i for i in range(400000))), ['E624']
    yield 'thirty thousand namespaces', GOOD.replace(
        '<resources>', '<resources>' + ''.join(
            '<a xmlns:n%d="urn:n"/>' % i for i in range(30000))), ['E624']
    yield 'prefixes of ninety elements', GOOD.replace(
        '<resources>', '<resources>' + ''.join('<a %s>' % ' '.join(
            'xmlns:n%d_%d="urn:n"' % (d, i) for i in range(200))
            for d in range(90)) + '<b/>' * 80000 + '</a>' * 90), ['E624']
    yield 'titles in titles', GOOD.replace(
        'What to tell', '<title>' * 90 + 'T' * 3000000 + '</title>' * 90), \
        ['E666']
    yield 'thousands of schemas', GOOD.replace(
        'imscp_rootv1p1p2.xsd', 'imscp_rootv1p1p2.xsd' + ' u x' * 15000), \
        None
    yield 'thirty thousand files that are missing', GOOD.replace(
        '<file href="both/night.js"/>', ''.join(
            '<file href="f%d.js"/>' % i for i in range(30000))), None


def measured(stilte, path):
    """Exit status, what was said, seconds of a core, kilobytes at most."""
    # A program of its own, since the most that children took never falls.
    code = ('import resource, subprocess, sys\n'
            'done = subprocess.run(sys.argv[1:], capture_output=True)\n'
            'use = resource.getrusage(resource.RUSAGE_CHILDREN)\n'
            'sys.stdout.write("%d %f %d\\n" % (done.returncode,\n'
            '    use.ru_utime + use.ru_stime, use.ru_maxrss))\n'
            'sys.stdout.flush()\n'
            'sys.stdout.buffer.write(done.stdout + done.stderr)\n')
    done = subprocess.run([sys.executable, '-S', '-c', code, stilte, 'inspect',
                           path], capture_output=True, timeout=60)
    first, _, said = done.stdout.decode('utf-8', 'replace').partition('\n')
    status, took, used = first.split()
    return int(status), said, float(took), int(used)


def problems_of(outcome, codes, limited):
    status, said, took, used = outcome
    told = set(re.findall(r'\[([EW]\d+)\]', said))
    problems = []
    if codes is not None and not set(codes) <= told:
        problems.append('wanted %s' % codes)
    if said.count('= help: ') != len(re.findall(r'\[[EW]\d+\]: ', said)):
        problems.append('it does not say what to do')
    refused = any(c[0] == 'E' for c in codes or [])
    if status not in ([0, 1] if codes is None else [int(refused)]):
        problems.append('exit status %d' % status)
    if limited and took > SECONDS:
        problems.append('%.2f s' % took)
    if limited and used > KILOBYTES:
        problems.append('%d kB' % used)
    return problems + ([said[:1500]] if problems else [])


def run(stilte, work):
    """(name, problems, codes told) of each."""
    with open(stilte, 'rb') as f:
        limited = b'__asan_init' not in f.read()
    path = os.path.join(work, 'hostile.zip')
    alone = os.path.join(work, 'hostile.xml')
    for name, data, codes in archives():
        packages.put(path, data)
        outcome = measured(stilte, path)
        told = re.findall(r'\[([EW]\d+)\]', outcome[1])
        yield name, problems_of(outcome, codes, limited), told
    for name, text, codes in manifests():
        data = text.encode() if isinstance(text, str) else text
        for where, whole in ((path, with_manifest(data)), (alone, data)):
            packages.put(where, whole)
            outcome = measured(stilte, where)
            told = re.findall(r'\[([EW]\d+)\]', outcome[1])
            # Zipped, much of the same is out of proportion already.
            wanted = None if where == path else codes
            yield '%s, %s' % (name, 'zipped' if where == path else 'alone'), \
                problems_of(outcome, wanted, limited), told
