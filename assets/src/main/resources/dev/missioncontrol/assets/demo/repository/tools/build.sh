# Builds the guide slowly enough to be watched.
step=1
while [ "$step" -le 40 ]; do
    echo "page $step of 40"
    step=$((step + 1))
    sleep 0.5
done
echo 'the guide is built'
