//! The state of a content stream (ISO 32000-2, 8.4 and 9.3): where the next string stands and how large it is.

use lopdf::Object;

/// Two by two and a shift, as PDF writes them.
pub(super) type Matrix = [f64; 6];

pub(super) const IDENTITY: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

/// How many states `q` may keep.
const SAVED: usize = 256;

pub(super) fn times(a: &Matrix, b: &Matrix) -> Matrix {
    [
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    ]
}

fn shift(x: f64, y: f64) -> Matrix {
    [1.0, 0.0, 0.0, 1.0, x, y]
}

/// An operand as a number; nought when it is none.
fn number(operands: &[Object], at: usize) -> f64 {
    operands.get(at).and_then(|operand| operand.as_float().ok()).map_or(0.0, f64::from)
}

/// The first operand as a name; empty when it is none.
pub(super) fn name(operands: &[Object]) -> &[u8] {
    operands.first().and_then(|name| name.as_name().ok()).unwrap_or_default()
}

/// What `q` keeps and `Q` brings back.
#[derive(Clone)]
pub(super) struct GraphicsState {
    pub(super) page: Matrix,
    pub(super) font: Vec<u8>,
    pub(super) size: f64,
    /// Between characters, and more between words.
    between: f64,
    words: f64,
    wide: f64,
    leading: f64,
    rise: f64,
}

/// The state of a stream.
pub(super) struct TextState {
    pub(super) graphics: GraphicsState,
    saved: Vec<GraphicsState>,
    text: Matrix,
    line: Matrix,
}

impl TextState {
    /// The state in which a stream begins.
    pub(super) fn new(page: Matrix) -> Self {
        let graphics = GraphicsState {
            page,
            font: Vec::new(),
            size: 0.0,
            between: 0.0,
            words: 0.0,
            wide: 1.0,
            leading: 0.0,
            rise: 0.0,
        };
        Self { graphics, saved: Vec::new(), text: IDENTITY, line: IDENTITY }
    }

    /// Follows an operator that sets the state; those that show something also do that elsewhere.
    pub(super) fn apply(&mut self, operator: &str, operands: &[Object]) {
        let number = |at| number(operands, at);
        let matrix = || [number(0), number(1), number(2), number(3), number(4), number(5)];
        let state = &mut self.graphics;
        match operator {
            "q" if self.saved.len() < SAVED => self.saved.push(state.clone()),
            "Q" => {
                if let Some(saved) = self.saved.pop() {
                    *state = saved;
                }
            }
            "cm" => state.page = times(&matrix(), &state.page),
            "Tf" => {
                state.font = name(operands).to_vec();
                state.size = number(1);
            }
            "Tc" => state.between = number(0),
            "Tw" => state.words = number(0),
            "Tz" => state.wide = number(0) / 100.0,
            "TL" => state.leading = number(0),
            "Ts" => state.rise = number(0),
            "BT" => (self.text, self.line) = (IDENTITY, IDENTITY),
            "Tm" => (self.text, self.line) = (matrix(), matrix()),
            "Td" => self.next_line(number(0), number(1)),
            "TD" => {
                state.leading = -number(1);
                self.next_line(number(0), number(1));
            }
            "T*" | "'" | "\"" => self.next_line(0.0, -self.graphics.leading),
            _ => {}
        }
    }

    fn next_line(&mut self, x: f64, y: f64) {
        self.line = times(&shift(x, y), &self.line);
        self.text = self.line;
    }

    /// Moves on by a number between the strings of `TJ`, which counts backwards in thousandths of the size.
    pub(super) fn adjust(&mut self, operand: &Object) {
        let back = operand.as_float().map_or(0.0, f64::from) / 1000.0;
        let state = &self.graphics;
        self.text = times(&shift(-back * state.size * state.wide, 0.0), &self.text);
    }

    /// Moves on by a shown string: its width in thousandths of the size, its codes and its spaces.
    pub(super) fn advance(&mut self, width: f64, codes: usize, spaces: usize) {
        let state = &self.graphics;
        #[allow(clippy::cast_precision_loss, reason = "no string has so many codes")]
        let advance = (width / 1000.0 * state.size
            + state.between * codes as f64
            + state.words * spaces as f64)
            * state.wide;
        self.text = times(&shift(advance, 0.0), &self.text);
    }

    /// Where the next string begins on the page, as a matrix.
    pub(super) fn place(&self) -> Matrix {
        let state = &self.graphics;
        times(&times(&shift(0.0, state.rise), &self.text), &state.page)
    }
}
