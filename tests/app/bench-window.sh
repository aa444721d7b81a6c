#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Makes a list of so many customers, and measures the window with it: bench-window.sh BENCH-WINDOW ROWS.
set -eu
here=$(dirname -- "$0")
folder=$(mktemp -d)
trap 'rm -rf -- "$folder"' EXIT
"$here/../bench/customers.py" "$2" "$folder/customers.csv"
"$here/run-ui.sh" "$1" "$folder/customers.csv"
