//! Two stages in step: the next batch is made ready while the last one is taken, so that no core waits for the other.

/// Makes something of each batch and takes it, both in the order of the batches.
///
/// # Errors
/// The first that a batch met, of making or taking it; no later batch is taken.
pub(crate) fn prefetch<I: Send, O: Send, E: Send>(
    batches: impl Iterator<Item = I>,
    make: impl Fn(I) -> Result<O, E> + Sync,
    mut take: impl FnMut(O) -> Result<(), E> + Send,
) -> Result<(), E> {
    let mut waiting: Option<O> = None;
    for batch in batches {
        let last = waiting.take();
        let (made, taken) = rayon::join(|| make(batch), || last.map_or(Ok(()), &mut take));
        taken?;
        waiting = Some(made?);
    }
    waiting.map_or(Ok(()), take)
}

#[cfg(test)]
mod tests {
    use super::prefetch;

    #[test]
    fn order_is_kept_and_the_first_error_wins() {
        let run = |bad: i32| {
            let mut taken = Vec::new();
            let make = |n| if n == bad { Err(n) } else { Ok(n * 10) };
            let result = prefetch(1..=5, make, |n| {
                taken.push(n);
                if n == 40 { Err(n) } else { Ok(()) }
            });
            (result, taken)
        };
        assert_eq!(run(3), (Err(3), vec![10, 20]));
        assert_eq!(run(0), (Err(40), vec![10, 20, 30, 40]));
        assert_eq!(run(5), (Err(40), vec![10, 20, 30, 40]), "the fourth stands before the fifth");
    }
}
