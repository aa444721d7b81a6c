# SPDX-License-Identifier: GPL-3.0-or-later
#
# A text as a constant of C, called by what -v name= says.
BEGIN {
  print "extern const char " name "[];"
  print "const char " name "[] = \"\""
}
{
  gsub (/[\\"]/, "\\\\&")
  print "\"" $0 "\\n\""
}
END {
  print ";"
}
