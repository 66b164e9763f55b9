package org.handful.app.bench;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.stage.Window;
import org.handful.ui.common.FxThread;

/** Does and sees what a person does and sees in the window, from a thread of its own. */
final class Hands {
    /** Looking keeps the FX thread busy too: not too often. */
    private static final long LOOK_AGAIN_NANOS = 100_000_000;
    private static final long PATIENCE_NANOS = 600_000_000_000L;

    private final FxThread fx = FxThread.platform();

    <T> T on(Callable<T> look) {
        var task = new FutureTask<>(look);
        fx.later(task);
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    void run(Runnable act) {
        on(() -> {
            act.run();
            return true;
        });
    }

    void press(String id) {
        until(() -> find(id) instanceof ButtonBase b && !b.isDisabled());
        run(() -> ((ButtonBase) find(id)).fire());
    }

    /** Waits until something can be seen. */
    void until(Callable<Boolean> condition) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!on(condition)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(new TimeoutException("the window did not get there"));
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
    }

    void pause(double seconds) {
        long end = System.nanoTime() + (long) (seconds * 1e9);
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }

    /** The node with that id, or null. FX thread. */
    static Node find(String id) {
        for (Window window : Window.getWindows()) {
            Node found = window.getScene() == null ? null : find(window.getScene().getRoot(), n -> id.equals(n.getId()));
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** Whether a line of progress can be seen: the window would ask before it leaves. FX thread. */
    static boolean busy() {
        return Window.getWindows().stream().filter(w -> w.getScene() != null).anyMatch(w -> find(w.getScene().getRoot(),
                n -> "progress.cancel".equals(n.getId()) && n.getParent().isVisible()) != null);
    }

    private static Node find(Node node, Predicate<Node> wanted) {
        if (wanted.test(node)) {
            return node;
        }
        if (node instanceof Parent parent) {
            for (Node child : parent.getChildrenUnmodifiable()) {
                Node found = find(child, wanted);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }
}
