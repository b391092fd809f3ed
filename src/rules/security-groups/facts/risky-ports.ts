/** Databases, caches, file shares, mail, search engines, consoles and development servers: nothing that strangers are meant to talk to. */
export const riskyPorts = [
  20, 21, 23, 25, 110, 135, 143, 445, 1433, 1434, 1521, 2049, 3000, 3306, 4333, 5000, 5432, 5500, 5601, 6379,
  8080, 8088, 8888, 9200, 9300, 11_211, 27_017,
];
