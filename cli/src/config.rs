//! `whosaid.toml`: options that need not be given every time.
//!
//! A key is the long name of an option. At the top of the file it counts for every command that has the option; in a
//! table of a command's name (`[extract]`) for that one, and before the former. What the command line gives comes first. Paths
//! count from the file's folder.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use clap::builder::ValueHint;
use clap::parser::ValueSource;
use clap::{Arg, ArgAction, ArgMatches, Command};
use toml::de::{DeTable, DeValue};
use toml::{Spanned, de};
use whosaid::{Error, Result};

use super::{input, toml_file};

/// The name of the file that is looked for.
const NAME: &str = "whosaid.toml";
/// Options that are for one run only.
const NEVER: [&str; 6] = ["bless", "new", "help", "version", "config", "no-config"];

/// A file of settings.
#[derive(Debug)]
pub(super) struct Config {
    path: PathBuf,
    text: String,
}

/// An option's values, from the file.
struct Setting<'t> {
    key: String,
    value: &'t Spanned<DeValue<'t>>,
    /// Where the key stands.
    place: usize,
}

/// Whether a command took a setting, and why the first that did not.
struct Taken {
    anywhere: bool,
    fault: Option<Error>,
}

impl Config {
    /// The file that the arguments name, or the first one found from the working directory upwards; none where there is
    /// none, or the arguments want none.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub(super) fn find(arguments: &[OsString]) -> Result<Option<Self>> {
        let mut arguments = arguments.iter().skip(1).map(|argument| argument.to_string_lossy());
        while let Some(argument) = arguments.next() {
            match argument.as_ref() {
                "--" => break,
                "--no-config" => return Ok(None),
                "--config" => return arguments.next().map(|path| Self::read(path.as_ref().into())).transpose(),
                other => {
                    if let Some(path) = other.strip_prefix("--config=") {
                        return Self::read(path.into()).map(Some);
                    }
                }
            }
        }
        let Ok(here) = env::current_dir() else { return Ok(None) };
        let found = here.ancestors().map(|folder| folder.join(NAME)).find(|path| path.is_file());
        found.map(|path| Self::read(path.strip_prefix(&here).map(Path::to_owned).unwrap_or(path))).transpose()
    }

    fn read(path: PathBuf) -> Result<Self> {
        let text = input::read(&path)?;
        Ok(Self { path, text })
    }

    pub(super) fn path(&self) -> String {
        self.path.display().to_string()
    }

    /// A command and those below it with the file's values as their defaults.
    ///
    /// # Errors
    /// The first fault of the file, with line and column: a key that no option has, a value that the option does not take.
    pub(super) fn apply(&self, command: Command) -> Result<Command> {
        let table = DeTable::parse(&self.text).map_err(|error| {
            let problem = error.message().lines().map(str::trim).collect::<Vec<_>>().join(": ");
            self.fault(error.span().map(|span| span.start), problem)
        })?;
        let (tables, values): (Vec<_>, Vec<_>) =
            table.get_ref().iter().partition(|(_, value)| value.get_ref().is_table());
        let settings: Vec<Setting<'_>> = values.into_iter().map(setting).collect();
        for setting in &settings {
            if !has_option(&command, &setting.key) {
                return Err(self.unknown(&command, setting, "no command has the option"));
            }
        }
        let mut command = command;
        for setting in &settings {
            // It is for the commands that take it; one value need not suit all that have the option.
            let mut outcome = Taken { anywhere: false, fault: None };
            command = self.set(command, setting, &mut outcome);
            if let Some(fault) = outcome.fault.filter(|_| !outcome.anywhere) {
                return Err(fault);
            }
        }
        for (name, value) in tables {
            let DeValue::Table(table) = value.get_ref() else { continue };
            let settings: Vec<Setting<'_>> = table.iter().map(setting).collect();
            let Some(own) = command.find_subcommand(name.get_ref().as_ref()).cloned() else {
                let known: Vec<&str> = command.get_subcommands().map(Command::get_name).collect();
                let problem = format!("no command “{}”; the commands are: {}", name.get_ref(), known.join(", "));
                return Err(self.fault(Some(name.span().start), problem));
            };
            if let Some(wrong) = settings.iter().find(|setting| !has_option(&own, &setting.key)) {
                return Err(self.unknown(&own, wrong, &format!("{} has no option", name.get_ref())));
            }
            let mut own = own;
            for setting in &settings {
                let mut outcome = Taken { anywhere: false, fault: None };
                own = self.set(own, setting, &mut outcome);
                outcome.fault.map_or(Ok(()), Err)?;
            }
            command = command.mut_subcommand(name.get_ref().as_ref(), |_| own);
        }
        Ok(command)
    }

    /// Sets a default in a command and in those below it, wherever they have the option and take the value.
    fn set(&self, mut command: Command, setting: &Setting<'_>, outcome: &mut Taken) -> Command {
        if let Some(arg) = option(&command, &setting.key).cloned() {
            let values = self.values(&arg, setting).and_then(|values| {
                self.check(&command, &arg, &values, setting)?;
                Ok(values)
            });
            match values {
                Ok(values) if values.is_empty() => outcome.anywhere = true,
                Ok(values) => {
                    outcome.anywhere = true;
                    command = command.mut_arg(arg.get_id(), |arg| arg.default_values(values).required(false));
                }
                Err(fault) => {
                    outcome.fault.get_or_insert(fault);
                }
            }
        }
        let names: Vec<String> = command.get_subcommands().map(|one| one.get_name().to_owned()).collect();
        for name in names {
            let Some(own) = command.find_subcommand(&name).cloned() else { continue };
            let own = self.set(own, setting, outcome);
            command = command.mut_subcommand(name, |_| own);
        }
        command
    }

    /// The values for an option as the command line would have them.
    fn values(&self, arg: &Arg, setting: &Setting<'_>) -> Result<Vec<OsString>> {
        let wrong = |expected: &str| {
            self.fault(Some(setting.value.span().start), format!("{}: expected {expected}", setting.key))
        };
        let is_flag = matches!(arg.get_action(), ArgAction::SetTrue | ArgAction::Count);
        let items: Vec<&Spanned<DeValue<'_>>> = match setting.value.get_ref() {
            DeValue::Boolean(yes) if is_flag => return Ok(if *yes { vec!["true".into()] } else { Vec::new() }),
            _ if is_flag => return Err(wrong("true or false")),
            DeValue::Array(items) => items.iter().collect(),
            _ => vec![setting.value],
        };
        let several = arg.get_value_delimiter().is_some() || matches!(arg.get_action(), ArgAction::Append);
        if items.len() != 1 && !several {
            return Err(wrong("one value"));
        }
        let is_path = matches!(arg.get_value_hint(), ValueHint::AnyPath | ValueHint::FilePath | ValueHint::DirPath);
        let one = |item: &Spanned<DeValue<'_>>| match plain(item.get_ref()) {
            Some(text) if is_path => Ok(self.beside(&text).into_os_string()),
            Some(text) => Ok(text.into()),
            None => Err(wrong("a text, a number or a list of them")),
        };
        items.into_iter().map(one).collect()
    }

    fn beside(&self, path: &str) -> PathBuf {
        self.path.parent().unwrap_or(Path::new("")).join(path)
    }

    /// Whether the option takes these values, by giving them to it.
    fn check(&self, command: &Command, arg: &Arg, values: &[OsString], setting: &Setting<'_>) -> Result<()> {
        if matches!(arg.get_action(), ArgAction::SetTrue | ArgAction::Count) {
            return Ok(());
        }
        let alone = command.clone().mut_args(|arg| arg.required(false)).subcommand_required(false);
        let alone = alone.arg_required_else_help(false);
        let given = values.iter().map(|value| {
            let mut word = OsString::from(format!("--{}=", arg.get_long().unwrap_or_default()));
            word.push(value);
            word
        });
        let words = std::iter::once(OsString::from("whosaid")).chain(given);
        let Err(error) = alone.try_get_matches_from(words) else { return Ok(()) };
        let told = error.to_string();
        let problem = told.trim_start_matches("error: ").split("\n\n").next().unwrap_or_default();
        let problem = problem.lines().map(str::trim).collect::<Vec<_>>().join(" ");
        Err(self.fault(Some(setting.value.span().start), problem))
    }

    fn unknown(&self, command: &Command, setting: &Setting<'_>, what: &str) -> Error {
        let mut known: Vec<String> = options(command).collect();
        known.sort_unstable();
        known.dedup();
        let key = &setting.key;
        let problem = if NEVER.contains(&key.as_str()) {
            format!("“{key}” is for one run only: give it on the command line")
        } else {
            format!("{what} “{key}”; the options are: {}", known.join(", "))
        };
        self.fault(Some(setting.place), problem)
    }

    fn fault(&self, byte: Option<usize>, problem: impl Into<String>) -> Error {
        toml_file::fault(&self.path(), &self.text, byte, problem)
    }
}

/// The options of a run that come from the file: not from the command line.
#[derive(Debug, Clone, Default)]
pub(super) struct Configured(Vec<String>);

impl Configured {
    /// Those of the command that was named. Without a file, none: what is built in is no setting of anybody's.
    pub(super) fn of(matches: &ArgMatches, config: Option<&Config>) -> Self {
        let Some((_, own)) = matches.subcommand().filter(|_| config.is_some()) else { return Self::default() };
        let by_default = |id: &&clap::Id| own.value_source(id.as_str()) == Some(ValueSource::DefaultValue);
        Self(own.ids().filter(by_default).map(|id| id.as_str().to_owned()).collect())
    }

    /// Those of them that a message names.
    pub(super) fn named_in<'a>(&'a self, message: &'a str) -> impl Iterator<Item = String> + 'a {
        let option = |id: &String| format!("--{}", id.replace('_', "-"));
        self.0.iter().map(option).filter(|option| message.contains(option.as_str()))
    }

    /// Whether the option of this name got its value from the file.
    pub(super) fn has(&self, id: &str) -> bool {
        self.0.iter().any(|own| own == id)
    }
}

fn setting<'t>((key, value): (&'t Spanned<de::DeString<'t>>, &'t Spanned<DeValue<'t>>)) -> Setting<'t> {
    Setting { key: key.get_ref().replace('_', "-"), value, place: key.span().start }
}

/// A value that has no parts.
fn plain(value: &DeValue<'_>) -> Option<String> {
    match value {
        DeValue::String(text) => Some(text.to_string()),
        DeValue::Integer(number) => Some(number.to_string()),
        DeValue::Float(number) => Some(number.to_string()),
        DeValue::Datetime(date) => Some(date.to_string()),
        DeValue::Boolean(_) | DeValue::Array(_) | DeValue::Table(_) => None,
    }
}

fn option<'c>(command: &'c Command, key: &str) -> Option<&'c Arg> {
    command.get_arguments().find(|arg| arg.get_long() == Some(key) && !NEVER.contains(&key))
}

/// Whether a command or one below it has an option.
fn has_option(command: &Command, key: &str) -> bool {
    option(command, key).is_some() || command.get_subcommands().any(|one| has_option(one, key))
}

/// The names of all options of a command and of those below it.
fn options(command: &Command) -> Box<dyn Iterator<Item = String> + '_> {
    let own = command.get_arguments().filter_map(Arg::get_long).filter(|name| !NEVER.contains(name));
    Box::new(own.map(str::to_owned).chain(command.get_subcommands().flat_map(options)))
}
