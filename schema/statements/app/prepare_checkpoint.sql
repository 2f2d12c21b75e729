-- prepare_checkpoint

CHECKPOINT;
