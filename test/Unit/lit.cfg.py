# Lets lit run the GoogleTest programs of unittests/ along with its own tests.

import os

import lit.formats

config.name = "Roost-Unit"
config.suffixes = []
config.test_exec_root = os.path.join(config.roost_build, "unittests")
config.test_source_root = config.test_exec_root
config.test_format = lit.formats.GoogleTest("bin", "Tests")
