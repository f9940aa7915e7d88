//! Numbers and texts as modules have them.

use super::Result;

/// What is left to be read.
pub(super) struct Reader<'a>(pub(super) &'a [u8]);

impl<'a> Reader<'a> {
    pub(super) fn bytes(&mut self, count: usize) -> Result<&'a [u8]> {
        let (bytes, rest) = self
            .0
            .split_at_checked(count)
            .ok_or("the module ends early")?;
        self.0 = rest;
        Ok(bytes)
    }

    pub(super) fn byte(&mut self) -> Result<u8> {
        Ok(self.bytes(1)?[0])
    }

    /// The bytes of a number of any length and sign.
    pub(super) fn leb(&mut self) -> Result<&'a [u8]> {
        let more = self.0.iter().take_while(|byte| **byte & 0x80 != 0).count();
        self.bytes(more + 1)
    }

    pub(super) fn number(&mut self) -> Result<u32> {
        let bytes = self.leb()?;
        if bytes.len() > 5 {
            return Err("a number that is too long".into());
        }
        let part = |(at, byte): (usize, &u8)| u32::from(byte & 0x7f) << (7 * at);
        Ok(bytes.iter().enumerate().map(part).sum())
    }

    pub(super) fn text(&mut self) -> Result<&'a [u8]> {
        let size = self.number()? as usize;
        self.bytes(size)
    }
}

pub(super) fn number(mut number: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
    bytes
}

/// As the linker writes numbers that may change: always five bytes.
pub(super) fn padded(number: u32) -> [u8; 5] {
    let byte = |at: u32| (number >> (7 * at)) as u8 & 0x7f;
    [
        byte(0) | 0x80,
        byte(1) | 0x80,
        byte(2) | 0x80,
        byte(3) | 0x80,
        byte(4),
    ]
}

pub(super) fn text(text: &[u8]) -> Vec<u8> {
    [number(text.len() as u32), text.to_vec()].concat()
}
