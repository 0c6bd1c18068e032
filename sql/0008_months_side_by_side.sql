-- Two that bring sets of one new month at the same time: whoever comes second waits for the first and finds its partition.
create or replace function hoshimori.ensure_element_months(epoch_days integer[]) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  month date;
  partition_name text;
begin
  for month in select distinct date_trunc('month', date '2000-01-01' + day)::date as first_day from unnest(epoch_days) day order by first_day loop
    if month < date '1956-01-01' or month >= date '2100-01-01' then
      raise exception 'epoch outside 1956 … 2099' using errcode = '22008';
    end if;
    partition_name := 'element_set_' || to_char(month, 'YYYY_MM');
    if to_regclass('hoshimori.' || partition_name) is null then
      begin
        execute format('create table hoshimori.%I partition of hoshimori.element_set for values from (%s) to (%s)',
          partition_name, month - date '2000-01-01', (month + interval '1 month')::date - date '2000-01-01');
        execute format('alter table hoshimori.%I enable row level security', partition_name);
        execute format('alter table hoshimori.%I force row level security', partition_name);
      exception when duplicate_table or unique_violation then
        null;
      end;
    end if;
  end loop;
end $$;
