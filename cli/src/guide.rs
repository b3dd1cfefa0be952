//! `whosaid completions` and `whosaid man`: what shells and readers of manuals need, made from the options themselves.

use std::fs;
use std::path::{Path, PathBuf};

use clap::{Args, Command};
use clap_complete::Shell;
use clap_mangen::Man;
use whosaid::{Error, Result};

use super::output;

const COMPLETIONS: &str = "\
Examples:
  whosaid completions bash > ~/.local/share/bash-completion/completions/whosaid
  whosaid completions zsh > ~/.zfunc/_whosaid          with ~/.zfunc in fpath before compinit
  whosaid completions fish > ~/.config/fish/completions/whosaid.fish
  whosaid completions powershell >> $PROFILE";

/// Completions of commands and options for a shell, to standard output
#[derive(Debug, Args)]
#[command(after_help = COMPLETIONS)]
pub(super) struct Completions {
    /// The shell
    #[arg(value_name = "SHELL")]
    shell: Shell,
}

const MANUALS: &str = "\
Examples:
  whosaid man | man -l -                               the page of whosaid itself
  whosaid man extract | man -l -                       the page of a command
  whosaid man -o ~/.local/share/man/man1               all pages, as whosaid.1, whosaid-extract.1, …";

/// Manual pages, in roff
#[derive(Debug, Args)]
#[command(after_help = MANUALS)]
pub(super) struct Manuals {
    /// A command, such as extract or lexicon find; without it whosaid itself
    #[arg(value_name = "COMMAND", conflicts_with = "output")]
    command: Vec<String>,

    /// Write the pages of all commands into this folder
    #[arg(short, long, value_name = "DIR")]
    output: Option<PathBuf>,
}

pub(super) fn completions(arguments: &Completions, mut whole: Command) -> Result<()> {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut whole, "whosaid", &mut script);
    output::print_as_is(&String::from_utf8_lossy(&script))
}

pub(super) fn manual(arguments: &Manuals, mut whole: Command) -> Result<()> {
    // Names of commands in full (whosaid-extract) are only there once it is built.
    whole.build();
    if let Some(folder) = &arguments.output {
        fs::create_dir_all(folder)
            .map_err(|error| Error::io(format!("making the folder {}", folder.display()), error))?;
        return write_all(&whole, folder);
    }
    let mut command = &whole;
    for name in &arguments.command {
        command = command.find_subcommand(name).ok_or_else(|| {
            let known: Vec<&str> = command.get_subcommands().map(Command::get_name).collect();
            Error::usage(format!("{name}: no such command; there are: {}", known.join(", ")))
        })?;
    }
    output::print_as_is(&page(command)?)
}

fn write_all(command: &Command, folder: &Path) -> Result<()> {
    let name = command.get_display_name().unwrap_or_else(|| command.get_name());
    output::write(&folder.join(format!("{name}.1")), &page(command)?)?;
    command.get_subcommands().filter(|one| one.get_name() != "help").try_for_each(|one| write_all(one, folder))
}

fn page(command: &Command) -> Result<String> {
    let mut page = Vec::new();
    Man::new(command.clone()).render(&mut page).map_err(|error| Error::io("writing the manual page", error))?;
    Ok(String::from_utf8_lossy(&page).into_owned())
}
