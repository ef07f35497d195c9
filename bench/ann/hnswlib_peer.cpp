// hnswlib under measurement; speaks the protocol of dev.onsite.bench.ann.Peer.
#include <hnswlib/hnswlib.h>

#include <atomic>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <memory>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

template <typename T>
static std::vector<std::vector<T>> read_vectors(const std::string &file) {
    std::ifstream in(file, std::ios::binary);
    std::vector<std::vector<T>> vectors;
    int dimension;
    while (in.read(reinterpret_cast<char *>(&dimension), 4)) {
        std::vector<T> vector(dimension);
        in.read(reinterpret_cast<char *>(vector.data()), 4L * dimension);
        vectors.push_back(std::move(vector));
    }
    return vectors;
}

static double now() {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

static long resident_bytes() {
    std::ifstream statm("/proc/self/statm");
    long total, resident;
    statm >> total >> resident;
    return resident * 4096;
}

int main(int argc, char **argv) {
    (void)argc;
    std::string directory = argv[1];
    int m = std::stoi(argv[2]), ef_construction = std::stoi(argv[3]);
    auto queries = read_vectors<float>(directory + "/query.fvecs");
    auto truth = read_vectors<int>(directory + "/truth.ivecs");
    size_t dimension = queries[0].size();
    hnswlib::L2Space space(dimension);
    std::unique_ptr<hnswlib::HierarchicalNSW<float>> index;
    std::cout << "ready" << std::endl;
    for (std::string line; std::getline(std::cin, line);) {
        std::istringstream words(line);
        std::string command;
        words >> command;
        if (command == "build") {
            int threads;
            words >> threads;
            auto base = read_vectors<float>(directory + "/base.fvecs");
            long before = resident_bytes();
            double start = now();
            index.reset(new hnswlib::HierarchicalNSW<float>(&space, base.size(), m, ef_construction));
            index->addPoint(base[0].data(), 0);
            std::atomic<size_t> next{1};
            std::vector<std::thread> pool;
            for (int t = 0; t < threads; t++) {
                pool.emplace_back([&] {
                    for (size_t i; (i = next++) < base.size();) {
                        index->addPoint(base[i].data(), i);
                    }
                });
            }
            for (auto &thread : pool) {
                thread.join();
            }
            double seconds = now() - start;
            printf("built %.2f %ld\n", seconds, resident_bytes() - before);
        } else if (command == "save") {
            std::string file;
            words >> file;
            index->saveIndex(file);
            printf("saved\n");
        } else if (command == "load") {
            std::string file;
            words >> file;
            long before = resident_bytes();
            double start = now();
            index.reset(new hnswlib::HierarchicalNSW<float>(&space, file));
            printf("loaded %.2f %ld\n", now() - start, resident_bytes() - before);
        } else if (command == "search") {
            int ef;
            double seconds;
            words >> ef >> seconds;
            index->setEf(ef);
            long hits = 0;
            for (size_t q = 0; q < queries.size(); q++) {
                auto found = index->searchKnn(queries[q].data(), 10);
                for (; !found.empty(); found.pop()) {
                    for (int t = 0; t < 10; t++) {
                        hits += truth[q][t] == (int)found.top().second;
                    }
                }
            }
            long searches = 0;
            double start = now(), end = start;
            while (end < start + seconds) {
                for (auto &query : queries) {
                    index->searchKnn(query.data(), 10);
                }
                searches += queries.size();
                end = now();
            }
            printf("found %.4f %.1f\n", hits / (10.0 * queries.size()), searches / (end - start));
        } else if (command == "quit") {
            return 0;
        }
        fflush(stdout);
    }
}
