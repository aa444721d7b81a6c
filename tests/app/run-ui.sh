#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Runs a program on a screen of its own, so that a test of the window neither needs a display nor disturbs one.
set -eu
run_dir=$(mktemp -d)
trap 'rm -rf -- "$run_dir"' EXIT
chmod 700 "$run_dir"
# Without GL: what the driver leaks would be taken for ours.
env GSK_RENDERER=cairo GDK_BACKEND=x11 GDK_DEBUG=gl-disable GSETTINGS_BACKEND=memory GTK_A11Y=test LC_ALL=C.UTF-8 NO_AT_BRIDGE=1 \
  XDG_RUNTIME_DIR="$run_dir" \
  xvfb-run -a -s "-screen 0 1680x1050x24" dbus-run-session -- "$@"
