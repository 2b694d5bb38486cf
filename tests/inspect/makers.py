"""makers.py - packages as programs make them: ours, and one of others."""
import os
import shutil
import subprocess

import packages

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
NODE = os.path.join(ROOT, 'scripts/node_modules/simple-scorm-packager')
COURSES = ['course/empathie-en-closen', 'course/handleiding']
TARGETS = 'scorm12,scorm2004-3,scorm2004-4'

PACK = '''
const [packager, version, source, out] = process.argv.slice(1);
require(packager)({
  version, source, organization: 'Night', title: 'The night shift',
  language: 'en', identifier: 'NIGHT', masteryScore: 80,
  startingPage: 'index.html',
  package: {version: '1.0.0', zip: true, outputFolder: out, name: 'night'},
}, () => {});
'''

# Metadata where no schema has room for it, in the item and among resources;
# and metadata.xml names two schemas that are not packed.
ORDER = ['E632', 'E632']
OTHERS = [('1.2', ORDER + ['W635', 'W635']),
          ('2004 3rd Edition', ORDER + ['E634', 'E634']),
          ('2004 4th Edition', ORDER + ['E634', 'E634'])]


def ours(stilte, work):
    """(name, path) of the courses that we ship, in every version."""
    for course in COURSES:
        out = os.path.join(work, 'ours', os.path.basename(course))
        subprocess.run([stilte, 'build', course, '--to', TARGETS, '-o', out],
                       check=True, capture_output=True)
        for name in sorted(os.listdir(out)):
            if name.endswith('.zip'):
                yield name, os.path.join(out, name)


def others(work):
    """(version, path, codes) of what simple-scorm-packager makes."""
    for version, codes in OTHERS:
        folder = os.path.join(work, 'others')
        source = os.path.join(folder, 'source')
        shutil.rmtree(folder, ignore_errors=True)
        packages.put(os.path.join(source, 'index.html'), packages.PAGE)
        # It is installed without what it needs, which lies with our tests.
        subprocess.run(
            ['node', '-e', PACK, NODE, version, source, folder], check=True,
            capture_output=True, timeout=60,
            env={**os.environ,
                 'NODE_PATH': os.path.join(ROOT, 'tests/node_modules')})
        made = [n for n in os.listdir(folder) if n.endswith('.zip')]
        yield version, os.path.join(folder, made[0]), codes
