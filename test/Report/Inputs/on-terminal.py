"""Runs a command with a terminal as its output, and copies that to ours."""
import pty
import sys

sys.exit(pty.spawn(sys.argv[1:]) >> 8)
