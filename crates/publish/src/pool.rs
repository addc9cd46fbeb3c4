//! Work on many files, a bounded number at a time: the first failure keeps all others from being begun.

use std::{
    io,
    sync::atomic::{AtomicBool, Ordering},
};

use rayon::prelude::*;

use crate::error::PublishError;

/// Threads that wait for a store.
#[derive(Debug)]
pub(crate) struct WorkerPool(rayon::ThreadPool);

impl WorkerPool {
    /// So many at a time.
    pub(crate) fn new(connections: usize) -> Result<Self, PublishError> {
        rayon::ThreadPoolBuilder::new().num_threads(connections.max(1)).build().map(Self).map_err(
            |error| {
                PublishError::failed(
                    format!("不能启动线程：{error}"),
                    format!("cannot start threads: {error}"),
                )
            },
        )
    }

    /// Does `act` with each item. Items are taken as threads are free, so memory does not grow with their number.
    pub(crate) fn each<T: Send>(
        &self,
        items: impl Iterator<Item = io::Result<T>> + Send,
        act: impl Fn(T) -> Result<(), PublishError> + Sync,
    ) -> Result<(), PublishError> {
        let stopped = AtomicBool::new(false);
        self.0.install(|| {
            items.take_while(|_| !stopped.load(Ordering::Relaxed)).par_bridge().try_for_each(
                |item| {
                    let done = item.map_err(PublishError::from).and_then(&act);
                    if done.is_err() {
                        stopped.store(true, Ordering::Relaxed);
                    }
                    done
                },
            )
        })
    }
}
