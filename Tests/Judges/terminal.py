"""Runs a command on a terminal of its own, gives one answer once it asks, and prints status and output as JSON.

    terminal.py ANSWER COMMAND...        the answer 'eof' ends the input
"""

import json
import os
import pty
import sys

answer, command = sys.argv[1], sys.argv[2:]
child, terminal = pty.fork()
if child == 0:
    os.execv(command[0], command)
output, is_answered = b"", False
while True:
    try:
        data = os.read(terminal, 4096)
    except OSError:  # Linux says so once the child has closed its end.
        break
    if not data:
        break
    output += data
    if b"[y/N]" in output and not is_answered:
        os.write(terminal, b"\x04" if answer == "eof" else answer.encode() + b"\n")
        is_answered = True
_, status = os.waitpid(child, 0)
print(json.dumps({
    "status": os.waitstatus_to_exitcode(status), "output": output.decode(), "asked": is_answered,
}))
