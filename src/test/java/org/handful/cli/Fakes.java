package org.handful.cli;

import java.lang.reflect.Proxy;
import java.util.Map;
import org.handful.run.Job;

/** Parts of the program that answer what a test tells them, and fail the test when asked anything else. */
final class Fakes {
    /** Answers one call. */
    interface Answer {
        Object to(Object[] arguments) throws Exception;
    }

    private Fakes() {}

    static <T> T of(Class<T> type, Map<String, Answer> answers) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> {
            if (method.getName().equals("close")) {
                return null;
            }
            Answer answer = answers.get(method.getName());
            if (answer == null) {
                throw new AssertionError(method + " was not expected");
            }
            return answer.to(args);
        }));
    }

    static <T> Job<T> done(T value) {
        Job<T> job = new Job<>("test");
        job.result().complete(value);
        return job;
    }

    static <T> Job<T> failed(Throwable reason) {
        Job<T> job = new Job<>("test");
        job.result().completeExceptionally(reason);
        return job;
    }
}
