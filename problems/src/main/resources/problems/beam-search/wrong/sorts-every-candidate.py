# expect: TLE on "200 wide"
# A sequence for each of 100,000 candidates a step, and all of them sorted.
def beam_search(log_start, log_next, end, beam_width, max_length, alpha):
    beam = sorted((([token], score) for token, score in enumerate(log_start)), key=lambda h: -h[1])[:beam_width]
    for _ in range(max_length - 1):
        if all(tokens[-1] == end for tokens, _ in beam):
            break
        candidates = []
        for tokens, score in beam:
            if tokens[-1] == end:
                candidates.append((tokens, score))
            else:
                candidates += [(tokens + [token], score + log_p) for token, log_p in enumerate(log_next[tokens[-1]])]
        beam = sorted(candidates, key=lambda h: -h[1])[:beam_width]
    scored = [(tokens, float(score / len(tokens) ** alpha)) for tokens, score in beam]
    return sorted(scored, key=lambda h: -h[1])
