/** One airborne aircraft with good navigation as readsb reports it; invented. */
export const sampleAircraft = {
  hex: "abc123",
  type: "adsb_icao",
  flight: "TEST123 ",
  r: "JA-TEST",
  squawk: "7321",
  alt_baro: 36_000,
  lat: 35.123456,
  lon: 139.654321,
  nic: 8,
  nac_p: 9,
  version: 2,
  mlat: [],
  tisb: [],
  seen_pos: 0.5,
};
