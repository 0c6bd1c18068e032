-- The newest epoch of a batch that was past when it was received: how old a source's data are, apart from when they came.
alter table hoshimori.source_batch add column newest_epoch timestamptz;
