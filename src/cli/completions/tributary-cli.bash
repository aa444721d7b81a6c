# SPDX-License-Identifier: GPL-3.0-or-later
# bash completion for tributary-cli

_tributary_cli ()
{
  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} command=${COMP_WORDS[1]}
  local common='--json --quiet --no-input --help'
  local reading='--table --encoding --delimiter --no-header'
  local options

  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W 'init inspect import mapping consolidate customers show merge split history undo export
      help --help --version' -- "$cur"))
    return
  fi
  case $prev in
    --what) COMPREPLY=($(compgen -W 'customers records links history' -- "$cur")); return ;;
    --format) COMPREPLY=($(compgen -W 'csv tsv xlsx json' -- "$cur")); return ;;
    --source|--table|--encoding|--delimiter|--threads|--merge-at|--review-at|--search|--limit) return ;;
  esac
  case $command in
    inspect) options=$reading ;;
    import) options="--source --mapping --add --dry-run --rejects $reading" ;;
    mapping) options='--source' ;;
    consolidate) options='--threads --merge-at --review-at' ;;
    customers) options='--search --limit' ;;
    history) options='--limit' ;;
    undo) options='--dry-run' ;;
    export) options='--what --format --search --keep-formulas --bom' ;;
    help) COMPREPLY=($(compgen -W 'init inspect import mapping consolidate customers show merge split history undo
      export' -- "$cur")); return ;;
  esac
  case $cur in
    -*) COMPREPLY=($(compgen -W "$options $common" -- "$cur")) ;;
    *) compopt -o filenames 2>/dev/null; COMPREPLY=($(compgen -f -- "$cur")) ;;
  esac
}

complete -F _tributary_cli tributary-cli
