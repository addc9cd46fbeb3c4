//! A stand-in for lightningcss: a style sheet comes out as it went in.

/// The part that minify-html calls.
pub mod stylesheet {
    use std::convert::Infallible;

    /// How to read; nothing to choose.
    #[derive(Debug, Default)]
    pub struct ParserOptions;

    /// How to shorten; nothing to choose.
    #[derive(Debug, Default)]
    pub struct MinifyOptions;

    /// How to write.
    #[derive(Debug, Default)]
    pub struct PrinterOptions {
        /// Whether it should be short.
        pub minify: bool,
    }

    /// What was written.
    #[derive(Debug)]
    pub struct ToCssResult {
        /// The text.
        pub code: String,
    }

    /// A style sheet as it is.
    #[derive(Debug)]
    pub struct StyleSheet(String);

    impl StyleSheet {
        /// Takes it as it is.
        pub fn parse(code: &str, _: ParserOptions) -> Result<Self, Infallible> {
            Ok(Self(code.to_owned()))
        }

        /// Leaves it as it is.
        pub fn minify(&mut self, _: MinifyOptions) -> Result<(), Infallible> {
            Ok(())
        }

        /// Gives it back.
        pub fn to_css(&self, _: PrinterOptions) -> Result<ToCssResult, Infallible> {
            Ok(ToCssResult { code: self.0.clone() })
        }
    }

    /// The value of a `style` attribute as it is.
    #[derive(Debug)]
    pub struct StyleAttribute(String);

    impl StyleAttribute {
        /// Takes it as it is.
        pub fn parse(code: &str, _: ParserOptions) -> Result<Self, Infallible> {
            Ok(Self(code.to_owned()))
        }

        /// Leaves it as it is.
        pub fn minify(&mut self, _: MinifyOptions) {}

        /// Gives it back.
        pub fn to_css(&self, _: PrinterOptions) -> Result<ToCssResult, Infallible> {
            Ok(ToCssResult { code: self.0.clone() })
        }
    }
}
