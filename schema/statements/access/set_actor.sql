-- set_actor

SELECT set_config('rootstock.principal', $1, true), set_config('rootstock.request', $2, true),
set_config('rootstock.operation', $3, true);
