#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs a program on a screen of its own, waits until what is on it stands still, and writes that as a PNG. So a window can
be looked at where there is no display.

usage: screen.py PICTURE.png COMMAND…
"""
import os
import pathlib
import signal
import struct
import subprocess
import sys
import tempfile
import time
import zlib

SIZE = (2240, 1500)  # so large that the pointer, in its middle, is beside the window
STILL = 2.0  # seconds without a change
LONGEST = 90.0


def start_screen(folder):
    read, write = os.pipe()
    os.set_inheritable(write, True)
    screen = subprocess.Popen(["Xvfb", "-displayfd", str(write), "-screen", "0", f"{SIZE[0]}x{SIZE[1]}x24", "-fbdir", folder, "-nolisten",
                               "tcp", "-noreset"], close_fds=False, stderr=subprocess.DEVNULL)
    os.close(write)
    with os.fdopen(read) as told:
        number = told.readline().strip()
    if not number:
        raise RuntimeError("Xvfb did not start")
    return screen, f":{number}"


def pixels(folder):
    """Rows of red, green, blue bytes, from the frame buffer in the form of xwd."""
    data = pathlib.Path(folder, "Xvfb_screen0").read_bytes()
    header = struct.unpack(">25I", data[:100])
    size, width, height, bits, stride, colours = header[0], header[4], header[5], header[11], header[12], header[19]
    little = header[7] == 0
    if bits != 32:
        raise RuntimeError(f"a screen of {bits} bits a pixel is not understood")
    rows = []
    start = size + colours * 12
    for y in range(height):
        line = data[start + y * stride:start + y * stride + width * 4]
        row = bytearray(width * 3)
        row[0::3], row[1::3], row[2::3] = (line[2::4], line[1::4], line[0::4]) if little else (line[1::4], line[2::4], line[3::4])
        rows.append(bytes(row))
    return rows


def crop(rows):
    """Without the black around the window."""
    used = [y for y, row in enumerate(rows) if any(row)]
    if not used:
        return rows
    rows = rows[used[0]:used[-1] + 1]
    right = (max(len(row.rstrip(b"\0")) for row in rows) + 2) // 3
    left = min(len(row) - len(row.lstrip(b"\0")) for row in rows) // 3
    return [row[left * 3:right * 3] for row in rows]


def write_png(path, rows):
    def chunk(kind, content):
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    head = struct.pack(">IIBBBBB", len(rows[0]) // 3, len(rows), 8, 2, 0, 0, 0)
    body = zlib.compress(b"".join(b"\0" + row for row in rows), 9)
    pathlib.Path(path).write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b""))


def wait_until_still(folder, program):
    """What is on the screen when it has not changed for a while; None where the program ended before."""
    begin = since = time.monotonic()
    last = None
    while time.monotonic() - begin < LONGEST:
        if program.poll() is not None:
            return None
        rows = pixels(folder)
        drawn = any(any(row) for row in rows)
        if rows != last:
            last, since = rows, time.monotonic()
        elif drawn and time.monotonic() - since > STILL:
            return rows
        time.sleep(0.25)
    return last


def as_in_gnome(folder, environment):
    """The font and the window buttons of a GNOME desktop, which no settings service tells here."""
    settings = pathlib.Path(folder, "gtk-4.0/settings.ini")
    settings.parent.mkdir()
    settings.write_text("[Settings]\ngtk-font-name=Cantarell 11\ngtk-decoration-layout=:close\n", encoding="ascii")
    environment["XDG_CONFIG_DIRS"] = f"{folder}:{environment.get('XDG_CONFIG_DIRS', '/etc/xdg')}"


def main():
    picture, command = sys.argv[1], sys.argv[2:]
    with tempfile.TemporaryDirectory(prefix="tributary-screen-") as folder:
        screen, display = start_screen(folder)
        environment = dict(os.environ, DISPLAY=display, GDK_BACKEND="x11", GSK_RENDERER="cairo", GSETTINGS_BACKEND="memory",
                           XDG_RUNTIME_DIR=folder, GTK_A11Y="none")
        environment.pop("WAYLAND_DISPLAY", None)
        as_in_gnome(folder, environment)
        said = pathlib.Path(folder, "said")
        with said.open("wb") as log:
            program = subprocess.Popen(["dbus-run-session", "--", *command], env=environment, start_new_session=True, stderr=log)
        try:
            rows = wait_until_still(folder, program)
            if rows is None:
                print(f"{command[0]} ended with status {program.returncode} before it could be seen", file=sys.stderr)
                return 1
            write_png(picture, crop(rows))
        finally:
            if program.poll() is None:
                os.killpg(program.pid, signal.SIGTERM)
                program.wait()
            screen.terminate()
            screen.wait()
            for line in said.read_text(encoding="utf-8", errors="replace").splitlines():
                if line and not line.startswith("dbus-daemon["):
                    print(line, file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
