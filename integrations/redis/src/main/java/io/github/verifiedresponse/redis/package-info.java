/**
 * Used results and open references in Redis: {@link io.github.verifiedresponse.redis.RedisStore},
 * or the setting {@code replay-guard=redis}.
 */
@NullMarked
package io.github.verifiedresponse.redis;

import org.jspecify.annotations.NullMarked;
