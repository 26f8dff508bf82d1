//! Colour, or the lack of it.

/// Marks up text for a terminal, or leaves it alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Style {
    /// Whether escape sequences are written.
    pub colour: bool,
}

impl Style {
    fn paint(self, code: &str, text: &str) -> String {
        if self.colour { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_owned() }
    }

    /// Headings.
    pub fn bold(self, text: &str) -> String {
        self.paint("1", text)
    }

    /// What is less important.
    pub fn dim(self, text: &str) -> String {
        self.paint("2", text)
    }

    /// What is made.
    pub fn green(self, text: &str) -> String {
        self.paint("32", text)
    }

    /// What is changed.
    pub fn yellow(self, text: &str) -> String {
        self.paint("33", text)
    }

    /// What goes, and errors.
    pub fn red(self, text: &str) -> String {
        self.paint("31", text)
    }

    /// Places.
    pub fn cyan(self, text: &str) -> String {
        self.paint("36", text)
    }
}
