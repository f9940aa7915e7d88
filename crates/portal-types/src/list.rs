//! The list envelope `{object, data, continuationToken}`; a bare array is read as well.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

/// A list as servers send it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListResponse<T> {
    /// The rows.
    pub data: Vec<T>,
    /// Where the next page starts; `None` on the last page and on lists without pages.
    pub continuation_token: Option<String>,
}

impl<T> Default for ListResponse<T> {
    fn default() -> Self {
        Self {
            data: Vec::new(),
            continuation_token: None,
        }
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for ListResponse<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ListVisitor(PhantomData))
    }
}

struct ListVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for ListVisitor<T> {
    type Value = ListResponse<T>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a list envelope or an array")
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(ListResponse::default())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
        let mut data = Vec::new();
        while let Some(row) = seq.next_element()? {
            data.push(row);
        }
        Ok(ListResponse {
            data,
            continuation_token: None,
        })
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut list = ListResponse::default();
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "data" | "Data" => {
                    list.data = map.next_value::<Option<Vec<T>>>()?.unwrap_or_default();
                }
                "continuationToken" | "ContinuationToken" => {
                    list.continuation_token = map.next_value()?;
                }
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(list)
    }
}

#[cfg(test)]
mod tests {
    use super::ListResponse;

    #[test]
    fn reads_envelope_array_and_null() {
        let read = |text: &str| serde_json::from_str::<ListResponse<u8>>(text).unwrap();
        assert_eq!(
            read(r#"{"object":"list","data":[1,2],"continuationToken":"x"}"#).data,
            [1, 2]
        );
        assert_eq!(read(r#"{"Data":[3],"new":{}}"#).data, [3]);
        assert_eq!(read("[4]").data, [4]);
        assert_eq!(read("null"), ListResponse::default());
        assert_eq!(read(r#"{"data":null}"#), ListResponse::default());
    }
}
