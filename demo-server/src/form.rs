//! Fields in a body or in the query of an address. Names are compared without case and underscores:
//! clients spell those of the token endpoint both ways, and the official server reads queries so.

/// Parsed fields.
pub(crate) struct Form(Vec<(String, String)>);

impl Form {
    /// Reads `application/x-www-form-urlencoded`.
    pub(crate) fn parse(body: &[u8]) -> Self {
        let fields = body
            .split(|byte| *byte == b'&')
            .filter(|field| !field.is_empty());
        let fields = fields.map(|field| {
            let mut halves = field.splitn(2, |byte| *byte == b'=');
            let mut half = || decode(halves.next().unwrap_or_default());
            let key = normalise(&half());
            (key, half())
        });
        Self(fields.collect())
    }

    /// The field, if it is there and not empty.
    pub(crate) fn get(&self, key: &str) -> Option<&str> {
        let key = normalise(key);
        let (_, value) = self.0.iter().find(|(found, _)| *found == key)?;
        Some(value.as_str()).filter(|value| !value.is_empty())
    }
}

fn normalise(key: &str) -> String {
    key.chars()
        .filter(|char| *char != '_')
        .flat_map(char::to_lowercase)
        .collect()
}

/// Undoes percent encoding and `+` for blanks; malformed escapes stay as they are.
fn decode(text: &[u8]) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some((first, tail)) = rest.split_first() {
        rest = tail;
        let escape = tail
            .get(..2)
            .and_then(|digits| std::str::from_utf8(digits).ok());
        match (
            first,
            escape.and_then(|digits| u8::from_str_radix(digits, 16).ok()),
        ) {
            (b'%', Some(byte)) => {
                bytes.push(byte);
                rest = tail.get(2..).unwrap_or_default();
            }
            (b'+', _) => bytes.push(b' '),
            (other, _) => bytes.push(*other),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::Form;

    #[test]
    fn reads_forms() {
        let form =
            Form::parse(b"grant_type=password&deviceType=9&x=a%2Bb+c%3d&empty=&y=%zz%c3%a9&lone");
        assert_eq!(form.get("grant_type"), Some("password"));
        assert_eq!(form.get("device_type"), Some("9"));
        assert_eq!(form.get("DeviceType"), Some("9"));
        assert_eq!(form.get("x"), Some("a+b c="));
        assert_eq!(form.get("empty"), None);
        assert_eq!(form.get("y"), Some("%zzé"));
        assert_eq!(form.get("lone"), None);
        assert_eq!(form.get("missing"), None);
    }
}
