//! Figures that tests show. The test runner hides what passing tests print, so each is also
//! appended to the file that `KOPECK_FIGURES` names; the run prints it at its end.

use std::io::Write as _;

/// Shows one figure: a line that begins with what it is about.
pub fn show(line: &str) {
    println!("{line}");
    let Some(path) = std::env::var_os("KOPECK_FIGURES") else {
        return;
    };
    let file = std::fs::OpenOptions::new()
        .create(true)
        .append(true)
        .open(path);
    writeln!(file.expect("the file of figures"), "{line}").expect("a line is written");
}
