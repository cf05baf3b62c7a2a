# -*- coding: utf-8 -*-
"""The one command: ``python3 run.py [window|VERB ...]`` opens 规衡, ``python3 run.py test [...]`` runs its tests.

Everything a fresh machine lacks is set up on the way (see ``launch``). This file alone is written so that every Python
down to 2.7 can parse it: an old interpreter gets a sentence instead of a syntax error.
"""

import sys

if sys.version_info < (3, 11):
    sys.stderr.write(
        "规衡需要 Python 3.11 或更新的版本，当前是 %d.%d；安装新版本后用它启动，例如：python3.11 run.py\n" % sys.version_info[:2]
    )
    sys.exit(1)

from launch.start import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
