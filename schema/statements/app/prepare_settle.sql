-- prepare_settle

VACUUM;
