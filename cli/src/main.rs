//! The `whosaid` command: parse, run, exit code.

fn main() -> std::process::ExitCode {
    whosaid_cli::run()
}
