"""``python -m app`` is ``attache``."""

import sys

from app.cli import main

sys.exit(main())
