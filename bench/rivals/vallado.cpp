// Vallado's C++ (SGP4.cpp of the source package of python-sgp4): every object at every time, one thread.
// Built and started by rival.ts; the input's layout stands in input-file.ts.
#include <chrono>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <string>
#include <vector>

#include "SGP4.h"

namespace {
constexpr int header_length = 8;
constexpr double pi = 3.14159265358979323846;
constexpr double days_from_1950_to_2000 = 18263;  // SGP4 counts from 1949-12-31

std::vector<double> read_all(const std::string& path) {
  std::FILE* file = std::fopen(path.c_str(), "rb");
  if (file == nullptr) return {};
  std::fseek(file, 0, SEEK_END);
  std::vector<double> values(std::ftell(file) / sizeof(double));
  std::rewind(file);
  const size_t got = std::fread(values.data(), sizeof(double), values.size(), file);
  std::fclose(file);
  values.resize(got);
  return values;
}

double wall_seconds() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

double cpu_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

void print_list(const char* name, const std::vector<double>& values) {
  std::printf("\"%s\":[", name);
  for (size_t i = 0; i < values.size(); i++) std::printf("%s%.9g", i == 0 ? "" : ",", values[i]);
  std::printf("],");
}
}  // namespace

int main(int count, char** arguments) {
  if (count < 3) return 2;
  const std::vector<double> input = read_all(std::string(arguments[1]) + "/input.f64");
  if (input.size() < header_length) return 3;
  const int objects = input[0], times = input[1], rounds = input[3], every = input[4], columns = input[7];
  const double step_minutes = input[2];

  const double init_begin = wall_seconds();
  std::vector<elsetrec> records(objects);
  std::vector<double> minutes_to_start(objects);
  for (int i = 0; i < objects; i++) {
    const double* row = input.data() + header_length + static_cast<size_t>(i) * columns;
    const double epoch = days_from_1950_to_2000 + row[1] + row[2] / 86400e9;
    const double turn = 2 * pi, degree = pi / 180;
    SGP4Funcs::sgp4init(wgs72, 'i', "0", epoch, row[9], row[10] * turn / (1440.0 * 1440.0),
                        row[11] * turn / (1440.0 * 1440.0 * 1440.0), row[4], row[7] * degree, row[5] * degree,
                        row[8] * degree, row[3] * turn / 1440.0, row[6] * degree, records[i]);
    minutes_to_start[i] = row[12];
  }
  const double init_seconds = wall_seconds() - init_begin;

  std::vector<double> states(static_cast<size_t>(objects) * times * 6);
  std::vector<double> wall, cpu;
  for (int round = 0; round <= rounds; round++) {
    const double wall_begin = wall_seconds(), cpu_begin = cpu_seconds();
    double* state = states.data();
    for (int i = 0; i < objects; i++)
      for (int k = 0; k < times; k++, state += 6)
        if (!SGP4Funcs::sgp4(records[i], minutes_to_start[i] + k * step_minutes, state, state + 3))
          for (int j = 0; j < 6; j++) state[j] = NAN;
    if (round == 0) continue;
    wall.push_back(wall_seconds() - wall_begin);
    cpu.push_back(cpu_seconds() - cpu_begin);
  }

  std::FILE* out = std::fopen(arguments[2], "wb");
  if (out == nullptr) return 3;
  for (int i = 0; i < objects; i += every)
    std::fwrite(states.data() + static_cast<size_t>(i) * times * 6, sizeof(double), static_cast<size_t>(times) * 6, out);
  std::fclose(out);

  std::printf("{\"version\":\"%s, g++ %s\",\"states\":%zu,", SGP4Version + sizeof("SGP4 Version"), __VERSION__,
              static_cast<size_t>(objects) * times);
  print_list("seconds", wall);
  print_list("cpuSeconds", cpu);
  std::printf("\"initSeconds\":%.9g}\n", init_seconds);
  return 0;
}
