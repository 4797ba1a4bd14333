# Starts a throw-away instance with a durable embedded database for a measurement; sourced by the drivers beside it.
# Sets URL, DATA, SERVER (pid of the program). The instance ends with the script.
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
APP=$ROOT/server/target/app
FOLDER=$(mktemp -d)
DATA=$FOLDER/data
LOG=$FOLDER/out.log

stop_instance() {
  kill -TERM "$LAUNCHED" 2>/dev/null || true
  wait "$LAUNCHED" 2>/dev/null || true
  rm -rf "$FOLDER"
}

# $@: options of ./zhengtong up
start_instance() {
  "$ROOT/zhengtong" up --port 0 --data "$DATA" "$@" >"$LOG" 2>&1 &
  LAUNCHED=$!
  trap stop_instance EXIT
  for _ in $(seq 1 240); do
    grep -q '^READY ' "$LOG" && break
    kill -0 "$LAUNCHED" 2>/dev/null || { cat "$LOG"; exit 1; }
    sleep 1
  done
  URL=$(sed -n 's|^READY ||p' "$LOG")
  SERVER=$LAUNCHED
}

# $1: source file in bench/src, the rest: its arguments
drive() {
  local source=$1
  shift
  "$JAVA_HOME/bin/java" -Xmx512m -cp "$APP/zhengtong.jar:$APP/lib/*" --source 25 "$ROOT/bench/src/$source" "$@"
}
