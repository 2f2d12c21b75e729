-- upstream_forget

DELETE FROM hub_listed WHERE "hubId" = $1;
