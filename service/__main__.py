"""Run the `deskproof` command as ``python -m service``."""

from service.cli import main

main()
