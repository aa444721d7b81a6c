#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Writes the list of everything that is compiled into the program: templates, styles and icons are found by their folders,
# so a new one needs no line anywhere.
set -eu
cd "$1"
echo '<?xml version="1.0" encoding="UTF-8"?>'
echo '<gresources>'
echo '  <gresource prefix="/io/github/tributary/Tributary">'
find ui -name '*.ui' | LC_ALL=C sort | while read -r file; do
  echo "    <file preprocess=\"xml-stripblanks\">$file</file>"
done
find resources -maxdepth 1 -name '*.css' | LC_ALL=C sort | while read -r file; do
  echo "    <file alias=\"${file#resources/}\">$file</file>"
done
find resources/icons -name '*.svg' | LC_ALL=C sort | while read -r file; do
  echo "    <file preprocess=\"xml-stripblanks\" alias=\"${file#resources/}\">$file</file>"
done
echo '  </gresource>'
echo '</gresources>'
