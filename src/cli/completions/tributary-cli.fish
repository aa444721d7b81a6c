# SPDX-License-Identifier: GPL-3.0-or-later
# fish completion for tributary-cli. The program itself knows what may stand where.

function __tributary_cli_complete
    set -l before (commandline -opc)
    set -l typed (commandline -ct)
    set -e before[1]
    for line in (tributary-cli complete -- $before "$typed" 2>/dev/null)
        if test "$line" = ':files'
            __fish_complete_path "$typed"
        else
            echo $line
        end
    end
end

complete -c tributary-cli -f -a '(__tributary_cli_complete)'
